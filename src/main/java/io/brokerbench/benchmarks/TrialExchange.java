package io.brokerbench.benchmarks;

import io.brokerbench.runin.RunInCurve;
import io.brokerbench.scenario.Trial;
import io.brokerbench.scenario.TrialOutcome;
import org.jspecify.annotations.Nullable;

/**
 * Where a benchmark's state and the profiler meet: JMH creates the two apart and shows neither to
 * the other. One trial at a time in a JVM.
 */
final class TrialExchange {
  private static volatile @Nullable Trial trial;
  private static volatile @Nullable RunInCurve runIn;
  private static volatile @Nullable TrialOutcome outcome;

  private TrialExchange() {}

  static void opened(Trial opened) {
    trial = opened;
    runIn = null;
    outcome = null;
  }

  static void ranIn(RunInCurve curve) {
    runIn = curve;
  }

  static void finished(TrialOutcome finished) {
    outcome = finished;
  }

  static void clear() {
    trial = null;
    runIn = null;
    outcome = null;
  }

  static @Nullable Trial trial() {
    return trial;
  }

  static @Nullable RunInCurve runIn() {
    return runIn;
  }

  static @Nullable TrialOutcome outcome() {
    return outcome;
  }
}
