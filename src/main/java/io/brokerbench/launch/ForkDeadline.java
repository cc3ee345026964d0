package io.brokerbench.launch;

import io.brokerbench.console.DurationText;
import io.brokerbench.request.Cell;
import io.brokerbench.request.IterationTimes;
import io.brokerbench.request.Parameter;
import io.brokerbench.runin.RunIn;
import io.brokerbench.workload.Deadline;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Defaults;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * How long a fork may take until it is ended: what it has to do, and ample time for all that a slow
 * but living one needs. A fork that fails by itself does so much earlier; this is for one that is
 * stopped, or hangs where nothing else looks at a clock.
 *
 * @param length from the start of JMH's runner, of all its JVMs together
 * @param parts what the time was for, in words
 */
record ForkDeadline(Duration length, String parts) {
  /** For starting a JVM, set-up, the last purge and the settling of threads. */
  static final Duration AROUND = Duration.ofMinutes(2);

  /** Iterations may be followed by something that grows with them: publishing by reading back. */
  private static final int TIMES_AS_LONG = 4;

  /**
   * Of a fork that measures.
   *
   * @param around what is allowed for set-up and tear-down; usually {@link #AROUND}
   */
  static ForkDeadline of(Cell cell, Duration around) {
    Duration runIn =
        cell.param(Parameter.RUN_IN).flatMap(RunIn::parse).map(RunIn::atMost).orElse(Duration.ZERO);
    return of(
        around,
        runIn,
        IterationTimes.configured(cell),
        IterationTimes.iterations(cell),
        ending(cell),
        1 + cell.warmupForks());
  }

  /** Of a fork that only runs a fresh broker in. */
  static ForkDeadline ofRunIn(Cell cell, Duration around) {
    Duration runIn = RunIn.parse(RunIn.BROKER).orElseThrow().atMost();
    return of(around, runIn, Duration.ZERO, 1, ending(cell), 1);
  }

  private static ForkDeadline of(
      Duration around, Duration runIn, Duration time, int iterations, Duration ending, int jvms) {
    // A run-in ends as an iteration does.
    int ends = runIn.isZero() ? iterations : iterations + 1;
    Duration one =
        around.plus(time.plus(runIn).multipliedBy(TIMES_AS_LONG)).plus(ending.multipliedBy(ends));
    return new ForkDeadline(
        one.multipliedBy(jvms),
        String.format(
            Locale.ROOT,
            "%s for set-up and tear-down%s, %d times the %s of its iterations, and %s for the end"
                + " of each",
            DurationText.of(around),
            runIn.isZero()
                ? ""
                : String.format(
                    Locale.ROOT,
                    ", %d times the %s of its run-in",
                    TIMES_AS_LONG,
                    DurationText.of(runIn)),
            TIMES_AS_LONG,
            DurationText.of(time),
            DurationText.of(ending)));
  }

  /** How long after its time an iteration may last: as a burst, unless JMH was told otherwise. */
  private static Duration ending(Cell cell) {
    TimeValue asked =
        cell.side().options().getTimeout().orElse(cell.entry().getTimeout().orElse(null));
    if (asked != null) {
      return Duration.ofNanos(asked.convertTo(TimeUnit.NANOSECONDS));
    }
    return cell.kind().isEmpty() || cell.mode() == Mode.SingleShotTime
        ? Duration.ofNanos(Defaults.TIMEOUT.convertTo(TimeUnit.NANOSECONDS))
        : Deadline.of(cell.operations().orElse(0));
  }

  /** What to say of a fork that was ended because of it. */
  String exceeded() {
    return "the fork did not end within "
        + DurationText.of(length)
        + " and was ended: its JVM was stopped, or hung ("
        + parts
        + ")";
  }
}
