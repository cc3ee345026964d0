package io.brokerbench.provision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One process and no other, as the Linux kernel tells it apart (proc(5)): what somebody who comes
 * later goes by to know that the launcher of a broker is gone. Elsewhere that is never known.
 *
 * @param boot the boot of the machine; empty where the kernel doesn't tell
 * @param namespace in which the process has its id: a container's processes have others
 * @param process its id
 * @param started when it began, in clock ticks since the boot
 */
public record LauncherId(String boot, String namespace, long process, long started) {
  private static final Path PROC = Path.of("/proc");
  private static final String SEPARATOR = " ";

  /** Of the fields behind a command's closing bracket. */
  private static final int START_TIME = 19;

  /** This process. */
  public static LauncherId current() {
    return of(ProcessHandle.current().pid());
  }

  /** The process that has an id now; it began at 0 if there is none. */
  public static LauncherId of(long process) {
    return of(PROC, process);
  }

  /** Of a process that runs, as the process file system has it. */
  public static LauncherId of(Path proc, long process) {
    return new LauncherId(boot(proc), namespace(proc), process, started(proc, process).orElse(0L));
  }

  /** Reads {@link #text}; empty if that isn't what it is. */
  public static Optional<LauncherId> parse(String text) {
    List<String> words = List.of(text.split(SEPARATOR, -1));
    try {
      return words.size() != 4
          ? Optional.empty()
          : Optional.of(
              new LauncherId(
                  words.get(0),
                  words.get(1),
                  Long.parseLong(words.get(2)),
                  Long.parseLong(words.get(3))));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** For a file, in one line. */
  public String text() {
    return String.join(SEPARATOR, boot, namespace, Long.toString(process), Long.toString(started));
  }

  /** Whether it can be proved that it has ended. */
  public boolean isGone() {
    return isGone(PROC);
  }

  /** Whether that process has ended; another one may have its number. */
  public boolean isGone(Path proc) {
    return !boot.isEmpty()
        && !namespace.isEmpty()
        && boot.equals(boot(proc))
        && namespace.equals(namespace(proc))
        && started(proc, process).filter(time -> time == started).isEmpty();
  }

  private static String boot(Path proc) {
    return UninterruptedFile.read(proc.resolve("sys/kernel/random/boot_id")).orElse("").strip();
  }

  private static String namespace(Path proc) {
    try {
      return Files.readSymbolicLink(proc.resolve("self/ns/pid")).toString();
    } catch (IOException | UnsupportedOperationException e) {
      return "";
    }
  }

  private static Optional<Long> started(Path proc, long process) {
    return UninterruptedFile.read(proc.resolve(Long.toString(process)).resolve("stat"))
        .map(stat -> stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1))
        // One that has ended, and that nobody has asked about yet, is gone.
        .filter(fields -> fields.length > START_TIME && !fields[0].equals("Z"))
        .map(fields -> Long.valueOf(fields[START_TIME]));
  }
}
