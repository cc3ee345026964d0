package io.brokerbench.provision.external;

import io.brokerbench.provision.LauncherId;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What names on servers that are shared say of the run that made them: a machine, a process on it,
 * and a number. So a run on this machine can be proved to be over, whoever asks; of a run elsewhere
 * nobody here knows.
 *
 * <p>An id is of letters and digits and always of the same length ({@link
 * io.brokerbench.broker.RunNames#ID}), so that it can be part of any broker's names.
 */
final class RunId {
  private static final int RADIX = Character.MAX_RADIX;
  private static final int MACHINE_DIGITS = 6;
  private static final int PROCESS_DIGITS = 5;
  private static final int START_DIGITS = 8;
  private static final int NUMBER_DIGITS = 2;
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final String MACHINE = machine(LauncherId.current());

  private RunId() {}

  /** A new id, of a run of this process. */
  static String next() {
    LauncherId own = LauncherId.current();
    return "r"
        + MACHINE
        + digits(own.process(), PROCESS_DIGITS)
        + digits(own.started(), START_DIGITS)
        + digits(NUMBER.getAndIncrement(), NUMBER_DIGITS);
  }

  /** Whether a run is known to be over: it was on this machine, and its process has ended. */
  static boolean isOver(String id) {
    int process = 1 + MACHINE_DIGITS;
    int start = process + PROCESS_DIGITS;
    if (!id.startsWith(MACHINE, 1)) {
      return false;
    }
    LauncherId now = LauncherId.of(Long.parseLong(id.substring(process, start), RADIX));
    return !digits(now.started(), START_DIGITS).equals(id.substring(start, start + START_DIGITS));
  }

  /** Processes are counted anew with each boot, in each container, and others' may be hidden. */
  private static String machine(LauncherId own) {
    String machine = own.boot() + own.namespace() + System.getProperty("user.name", "");
    return digits(
        own.boot().isEmpty() || own.namespace().isEmpty()
            ? ThreadLocalRandom.current().nextLong(Long.MAX_VALUE) // Nobody is the same, then.
            : Integer.toUnsignedLong(machine.hashCode()),
        MACHINE_DIGITS);
  }

  /** The last digits of a number. */
  private static String digits(long number, int count) {
    String digits = "0".repeat(count) + Long.toString(number, RADIX);
    return digits.substring(digits.length() - count);
  }
}
