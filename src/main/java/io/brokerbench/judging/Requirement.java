package io.brokerbench.judging;

import io.brokerbench.console.UsageException;
import io.brokerbench.measure.LatencyKind;
import io.brokerbench.regression.Estimate;
import io.brokerbench.regression.Rules;
import io.brokerbench.report.Percentiles;
import io.brokerbench.results.JmhMetric;
import io.brokerbench.results.JmhRow;
import io.brokerbench.text.Numbers;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a user asks of a metric: that it is at least, or at most, so much. The interval decides, as
 * in every verdict: it lies on the right side of the limit, or on the wrong one, or across it.
 *
 * @param text as given
 * @param metric the metric's name
 * @param bound on which side of the limit it has to be
 * @param limit in the unit
 * @param unit a time, as JMH names it; empty for messages a second, or whatever else the metric has
 */
public record Requirement(String text, String metric, Bound bound, double limit, String unit) {
  private static final Pattern FORM =
      Pattern.compile(
          "\\s*(\\S+?)\\s*(>=|<=)\\s*(\\d{1,15}(?:\\.\\d{1,9})?)\\s*(?:([kM])|(ns|us|ms|s))?\\s*");

  private static final String EXPECTED =
      "expected is a metric, >= or <=, and a number, as in \"score >= 50k\" or \"e2e.p99 <= 20ms\";"
          + " numbers may end in k or M, times have ns, us, ms or s.";

  /** A side of the limit. */
  public enum Bound {
    AT_LEAST,
    AT_MOST;

    /** Whether a value is on the right side. */
    boolean holds(double value, double limit) {
      return this == AT_LEAST ? value >= limit : value <= limit;
    }
  }

  /** Whether a row has what is asked for. */
  public enum Fulfilment {
    MET,
    MISSED,
    UNTOLD
  }

  /**
   * What became of a requirement in a row.
   *
   * @param fulfilment whether it is met
   * @param words the row's value with its interval, or why there is none
   */
  public record Ruling(Fulfilment fulfilment, String words) {}

  /**
   * Reads one.
   *
   * @throws UsageException if it is written otherwise, or a latency has no unit
   */
  public static Requirement parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new UsageException("--require \"" + text + "\": " + EXPECTED);
    }
    String unit = Optional.ofNullable(form.group(5)).orElse("");
    if (unit.isEmpty() && LatencyKind.of(form.group(1)).isPresent()) {
      throw new UsageException(
          "--require \"" + text + "\": a latency needs its unit, as in " + form.group(3) + "ms.");
    }
    return new Requirement(
        text.strip(),
        form.group(1),
        form.group(2).equals(">=") ? Bound.AT_LEAST : Bound.AT_MOST,
        Double.parseDouble(form.group(3)) * factor(form.group(4)),
        unit);
  }

  private static double factor(@Nullable String suffix) {
    return suffix == null ? 1 : suffix.equals("k") ? 1e3 : 1e6;
  }

  /** What becomes of it in a row; empty if the row has no such metric. */
  Optional<Ruling> of(JmhRow row) {
    JmhMetric measured = row.metrics().get(metric);
    if (measured == null) {
      return Optional.empty();
    }
    if (!row.faults().isEmpty()) {
      return Optional.of(untold("the row may not be believed: " + row.faults().get(0)));
    }
    if (row.isCoordinated(metric)) {
      return Optional.of(
          untold("a closed loop waits for what is late, and its latencies are no service level"));
    }
    return Optional.of(
        inItsUnit(measured)
            .map(this::ruling)
            .orElseGet(() -> untold("it is in " + measured.unit())));
  }

  private Optional<JmhMetric> inItsUnit(JmhMetric measured) {
    if (unit.isEmpty()) {
      Optional<JmhMetric> perSecond = measured.in("ops/s");
      return perSecond.isPresent() ? perSecond : Optional.of(measured);
    }
    Optional<JmhMetric> time = measured.in(unit);
    return time.isPresent() ? time : measured.in(unit + "/op");
  }

  private Ruling ruling(JmhMetric measured) {
    if (measured.isBlank()) {
      return untold(LatencyKind.isPercentile(metric) ? Percentiles.TOO_FEW : "it has no value");
    }
    return Estimate.of(measured)
        .map(estimate -> between(estimate.mean(), estimate.low(), estimate.high()))
        .orElseGet(() -> byForks(measured));
  }

  /** By the ends of an interval, which may lie nowhere. */
  Ruling between(double value, double low, double high) {
    String words =
        Numbers.value(value) + " (" + Numbers.value(low) + " to " + Numbers.value(high) + ")";
    if (bound.holds(low, limit) == bound.holds(high, limit)) {
      return new Ruling(bound.holds(low, limit) ? Fulfilment.MET : Fulfilment.MISSED, words);
    }
    return untold(words + ": the limit lies within the interval; more forks narrow it");
  }

  /** Counts that are 0 have no interval, nor any need of one. */
  private Ruling byForks(JmhMetric measured) {
    long right = measured.forks().stream().filter(fork -> bound.holds(fork.value(), limit)).count();
    boolean scatters = measured.forks().stream().anyMatch(fork -> fork.value() > 0);
    String words = Numbers.value(measured.score());
    if (scatters && measured.forks().size() < Rules.FEWEST_FORKS) {
      return untold(
          words
              + ": an interval needs "
              + Rules.FEWEST_FORKS
              + " forks, and here are "
              + measured.forks().size());
    }
    if (right == measured.forks().size() || right == 0) {
      return new Ruling(right == 0 ? Fulfilment.MISSED : Fulfilment.MET, words);
    }
    return untold(words + ": " + right + " of " + measured.forks().size() + " forks have it");
  }

  static Ruling untold(String why) {
    return new Ruling(Fulfilment.UNTOLD, why);
  }
}
