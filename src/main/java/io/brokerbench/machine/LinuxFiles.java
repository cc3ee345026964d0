package io.brokerbench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the counters from Linux's files (proc(5), the kernel's {@code accounting/psi} and {@code
 * admin-guide/cgroup-v2}). A reading opens one file a process below ours, and takes milliseconds.
 */
public final class LinuxFiles implements MachineReader {
  private static final int IDLE = 3;
  private static final int IO_WAIT = 4;
  private static final int STEAL = 7;

  /** Of the fields behind a command's closing bracket: utime, stime, cutime, cstime. */
  private static final int USER_TIME = 11;

  private static final int CHILDREN_SYSTEM_TIME = 14;
  private static final long NANOS_PER_MICRO = 1_000;

  private final Path proc;
  private final Path cgroups;
  private final LongSupplier clock;
  private final OurProcesses processes;

  /** Which processes are ours now. */
  @FunctionalInterface
  interface OurProcesses {
    LongStream ids();
  }

  /** Reads this machine; our processes are this one and all below it. */
  public LinuxFiles() {
    this(Path.of("/proc"), Path.of("/sys/fs/cgroup"), System::nanoTime, LinuxFiles::tree);
  }

  LinuxFiles(Path proc, Path cgroups, LongSupplier clock, OurProcesses processes) {
    this.proc = proc;
    this.cgroups = cgroups;
    this.clock = clock;
    this.processes = processes;
  }

  @Override
  public Optional<MachineReading> read() {
    try {
      return Optional.of(reading());
    } catch (IOException | RuntimeException e) {
      // Another system, or files in a form that we don't know.
      return Optional.empty();
    }
  }

  private MachineReading reading() throws IOException {
    long ours = processes.ids().map(this::ticks).sum();
    // Guests' time, from the ninth on, is in the users' already.
    long[] cpu = numbers(Files.readAllLines(proc.resolve("stat")).get(0), 1, STEAL + 1);
    long all = Arrays.stream(cpu).sum();
    return new MachineReading(
        clock.getAsLong(),
        all,
        all - cpu[IDLE] - cpu[IO_WAIT] - cpu[STEAL],
        cpu[STEAL],
        ours,
        waited("cpu"),
        waited("memory"),
        throttled());
  }

  /** With those of its ended children, which thereby don't get lost between two readings. */
  private long ticks(long process) {
    try {
      String stat = Files.readString(proc.resolve(Long.toString(process)).resolve("stat"));
      String fields = stat.substring(stat.lastIndexOf(')') + 2);
      int count = CHILDREN_SYSTEM_TIME - USER_TIME + 1;
      return Arrays.stream(numbers(fields, USER_TIME, count)).sum();
    } catch (IOException e) {
      // It has ended: its parent has its time.
      return 0;
    }
  }

  private @Nullable Long waited(String resource) {
    return value(proc.resolve("pressure").resolve(resource), "some ", "total=");
  }

  /** A quota may be set for our control group, or for any that it lies in: the most counts. */
  private @Nullable Long throttled() {
    Long micros = most(cgroups, group("0::"), "throttled_usec ");
    if (micros != null) {
      return micros;
    }
    Long nanos = most(cgroups.resolve("cpu"), group(":cpu"), "throttled_time ");
    return nanos == null ? null : nanos / NANOS_PER_MICRO;
  }

  private static @Nullable Long most(Path root, String group, String start) {
    Long most = null;
    Path own = root.resolve(group).normalize();
    // In a namespace of its own, a group may be told as lying outside of what is mounted.
    Path folder = own.startsWith(root) ? own : root;
    while (folder != null && folder.startsWith(root)) {
      Long here = value(folder.resolve("cpu.stat"), start, " ");
      most = here == null || (most != null && most > here) ? most : here;
      folder = folder.getParent();
    }
    return most;
  }

  /** Our control group below the root of its kind; empty if that is it, or nobody knows. */
  private String group(String kind) {
    try (Stream<String> lines = Files.lines(proc.resolve("self").resolve("cgroup"))) {
      return lines
          .filter(line -> line.contains(kind))
          .map(line -> line.substring(line.lastIndexOf(':') + 1).replaceFirst("^/+", ""))
          .findFirst()
          .orElse("");
    } catch (IOException | RuntimeException e) {
      return "";
    }
  }

  /** The number behind the last separator of the line that starts so; null if there is none. */
  private static @Nullable Long value(Path file, String start, String separator) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(start))
          .map(line -> line.substring(line.lastIndexOf(separator) + separator.length()))
          .map(Long::valueOf)
          .findFirst()
          .orElse(null);
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  private static long[] numbers(String line, int skipped, int count) {
    List<String> words = List.of(line.trim().split("\\s+"));
    return words.stream().skip(skipped).limit(count).mapToLong(Long::parseLong).toArray();
  }

  private static LongStream tree() {
    ProcessHandle self = ProcessHandle.current();
    return Stream.concat(Stream.of(self), self.descendants()).mapToLong(ProcessHandle::pid);
  }
}
