package io.brokerbench.doctor;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Cores, and whether others use them.
 *
 * @param processors how many this JVM may use
 */
record CoresCheck(SystemFiles files, int processors) implements Check {
  private static final String NAME = "cores";

  @Override
  public List<Finding> examine() {
    Optional<Double> load =
        files.read("proc/loadavg").map(line -> Double.parseDouble(line.split(" ", -1)[0]));
    String found =
        processors + load.map(l -> String.format(Locale.ROOT, ", load %.1f", l)).orElse("");
    if (load.isPresent() && load.get() > processors / 2.0) {
      return List.of(
          Finding.warn(
              NAME,
              found + ": others use them, and numbers taken now say little",
              "top -b -n 1 | head -n 15"));
    }
    if (processors < 2) {
      return List.of(
          Finding.warn(NAME, found + ": client and broker take turns on it", "taskset -cp $$"));
    }
    return List.of(Finding.ok(NAME, found));
  }
}
