package io.brokerbench.doctor;

import java.util.List;
import java.util.function.LongSupplier;

/**
 * How exactly, and at which cost, time can be told.
 *
 * @param nanoTime the clock that latencies are measured with
 */
record ClockCheck(SystemFiles files, LongSupplier nanoTime) implements Check {
  private static final String NAME = "clock";
  private static final String FOLDER = "sys/devices/system/clocksource/clocksource0/";
  private static final int CALLS = 100_000;
  private static final long SLOW_NANOS = 500;
  private static final long COARSE_NANOS = 1_000;

  @Override
  public List<Finding> examine() {
    measure(); // so that it is compiled
    Speed speed = measure();
    String source = files.read(FOLDER + "current_clocksource").orElse("unknown source");
    String found =
        source + ": a reading takes " + speed.nanos + " ns, a step is " + speed.step + " ns";
    if (speed.nanos <= SLOW_NANOS && speed.step <= COARSE_NANOS) {
      return List.of(Finding.ok(NAME, found));
    }
    boolean hasTsc =
        files
            .read(FOLDER + "available_clocksource")
            .filter(all -> List.of(all.split(" ", -1)).contains("tsc"))
            .isPresent();
    return List.of(
        Finding.warn(
            NAME,
            found + "; latencies of some microseconds can't be told",
            hasTsc ? "echo tsc > /" + FOLDER + "current_clocksource" : null));
  }

  /** What a reading takes, and the smallest step. */
  private record Speed(long nanos, long step) {}

  private Speed measure() {
    long step = Long.MAX_VALUE;
    long first = nanoTime.getAsLong();
    long last = first;
    for (int i = 0; i < CALLS; i++) {
      long now = nanoTime.getAsLong();
      if (now > last) {
        step = Math.min(step, now - last);
      }
      last = now;
    }
    return new Speed((last - first) / CALLS, step == Long.MAX_VALUE ? last - first : step);
  }
}
