package io.brokerbench.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What names on servers that are shared say of the run that made them: a machine, a process on it,
 * and a number. So a run on this machine can be proved to be over, whoever asks; of a run elsewhere
 * nobody here knows.
 *
 * <p>An id is of letters and digits and always of the same length, so that it can be part of any
 * broker's names.
 */
public final class RunId {
  /** How every id looks, as a regular expression. */
  public static final String PATTERN = "r[0-9a-z]{21}";

  private static final int RADIX = Character.MAX_RADIX;
  private static final int MACHINE_DIGITS = 6;
  private static final int PROCESS_DIGITS = 5;
  private static final int START_DIGITS = 8;
  private static final int NUMBER_DIGITS = 2;
  private static final AtomicInteger NUMBER = new AtomicInteger();

  /** Processes are counted anew with each boot, in each container, and others' may be hidden. */
  private static final String MACHINE = machine();

  private RunId() {}

  /** A new id, of a run of this process. */
  public static String next() {
    long process = ProcessHandle.current().pid();
    return "r"
        + MACHINE
        + digits(process, PROCESS_DIGITS)
        + digits(start(process).orElse(0L), START_DIGITS)
        + digits(NUMBER.getAndIncrement(), NUMBER_DIGITS);
  }

  /** Whether a run is known to be over: it was on this machine, and its process has ended. */
  public static boolean isOver(String id) {
    int process = 1 + MACHINE_DIGITS;
    int start = process + PROCESS_DIGITS;
    if (!id.startsWith(MACHINE, 1)) {
      return false;
    }
    Optional<Long> started = start(Long.parseLong(id.substring(process, start), RADIX));
    return started
        .map(
            ticks -> !digits(ticks, START_DIGITS).equals(id.substring(start, start + START_DIGITS)))
        .orElse(true);
  }

  /** When a process began, in ticks since the boot, which no change of a clock moves. */
  private static Optional<Long> start(long process) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(process), "stat"));
      String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return Optional.of(Long.parseLong(afterName[19]));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String machine() {
    try {
      String machine =
          Files.readString(Path.of("/proc/sys/kernel/random/boot_id"))
              + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"))
              + System.getProperty("user.name", "");
      return digits(Integer.toUnsignedLong(machine.hashCode()), MACHINE_DIGITS);
    } catch (IOException e) {
      return digits(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), MACHINE_DIGITS);
    }
  }

  /** The last digits of a number. */
  private static String digits(long number, int count) {
    String digits = "0".repeat(count) + Long.toString(number, RADIX);
    return digits.substring(digits.length() - count).toLowerCase(Locale.ROOT);
  }
}
