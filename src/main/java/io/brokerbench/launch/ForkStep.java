package io.brokerbench.launch;

import io.brokerbench.measure.ScoreUnit;
import io.brokerbench.request.Parameter;
import io.brokerbench.runin.RunIn;
import io.brokerbench.text.Numbers;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.IterationType;

/** Where in its life a fork is, in words: what it does, and what its last iteration came to. */
final class ForkStep {
  /** What comes before JMH: the broker is started, or the fork's JVM is. */
  static final String STARTING = "starting";

  private ForkStep() {}

  /**
   * An iteration that has begun.
   *
   * @param last the score of the one before; null if there was none
   */
  static String of(
      BenchmarkParams fork, IterationParams iterations, int number, @Nullable Result<?> last) {
    if (RunIn.BROKER.equals(param(fork, Parameter.RUN_IN))) {
      return "running the broker in";
    }
    String step =
        String.format(
            Locale.ROOT,
            "%s %d of %d",
            iterations.getType() == IterationType.WARMUP ? "warm-up" : "iteration",
            number,
            iterations.getCount());
    return last == null ? step : step + ", last " + score(last, fork);
  }

  /** A score in the units that are shown. */
  static String score(Result<?> result, BenchmarkParams fork) {
    return Numbers.value(result.getScore())
        + " "
        + ScoreUnit.shown(result.getScoreUnit(), param(fork, Parameter.BROKER) != null);
  }

  private static @Nullable String param(BenchmarkParams fork, Parameter parameter) {
    return fork.getParamsKeys().contains(parameter.key()) ? fork.getParam(parameter.key()) : null;
  }
}
