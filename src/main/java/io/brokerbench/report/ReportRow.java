package io.brokerbench.report;

import io.brokerbench.measure.LatencyKind;
import io.brokerbench.measure.Percentile;
import io.brokerbench.measure.SuiteMetric;
import io.brokerbench.results.ForkRecord;
import io.brokerbench.results.JmhRow;
import io.brokerbench.results.RowKey;
import io.brokerbench.text.Badge;
import io.brokerbench.text.Badge.Level;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row that was asked for, with what is to be said of it.
 *
 * @param key what it is of
 * @param contender who was measured
 * @param headline the metric that its answer rests on
 * @param metrics those that are shown; empty if it is missing
 * @param badges what has to be known first
 * @param forks what became of its forks, as far as that is known
 * @param source the row itself; null if it is missing
 */
public record ReportRow(
    RowKey key,
    Contender contender,
    String headline,
    Map<String, Quantity> metrics,
    List<Badge> badges,
    List<ForkRecord> forks,
    @Nullable JmhRow source) {
  /** Of what is served at a given rate it is asked how long it takes, and not how much it is. */
  private static final String LATENCY = LatencyKind.END_TO_END.metric(Percentile.P99);

  public ReportRow {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    badges = List.copyOf(badges);
    forks = List.copyOf(forks);
  }

  static ReportRow measured(JmhRow row, List<ForkRecord> forks) {
    Map<String, Quantity> metrics = new LinkedHashMap<>();
    row.metrics()
        .forEach(
            (name, metric) -> {
              if (isDrawn(name)) {
                metrics.put(name, Quantity.of(metric));
              } else if (isWait(name)) {
                metrics.put(name, Quantity.percentile(metric));
              }
            });
    String headline = headline(row.key(), metrics);
    return new ReportRow(
        row.key(),
        Contender.of(row.key()),
        headline,
        metrics,
        Badges.of(row, headline, forks),
        forks,
        row);
  }

  /** Bars are made of these, with their forks. */
  private static boolean isDrawn(String name) {
    return name.equals(JmhRow.SCORE)
        || SuiteMetric.of(name).filter(SuiteMetric::isDrawn).isPresent();
  }

  private static boolean isWait(String name) {
    return LatencyKind.isPercentile(name)
        && (LatencyKind.END_TO_END.isOf(name) || LatencyKind.ACKNOWLEDGEMENT.isOf(name));
  }

  static ReportRow missing(RowKey key, String headline, List<ForkRecord> forks) {
    return new ReportRow(
        key, Contender.of(key), headline, Map.of(), Badges.missing(forks), forks, null);
  }

  private static String headline(RowKey key, Map<String, Quantity> metrics) {
    return key.isOpenLoop() && metrics.containsKey(LATENCY) ? LATENCY : JmhRow.SCORE;
  }

  /** Whether its numbers may be drawn and compared. */
  public boolean isSound() {
    return badges.stream().noneMatch(badge -> badge.level() == Level.BAD);
  }

  /** Whether it was measured at all. */
  public boolean isMeasured() {
    return source != null;
  }

  /** A metric, if it may be shown. */
  public Optional<Quantity> sound(String metric) {
    return isSound() ? Optional.ofNullable(metrics.get(metric)) : Optional.empty();
  }

  /** A percentile of its end-to-end latencies, if it has any that say how long a user waits. */
  public Optional<Quantity> latency(Percentile percentile) {
    return isCoordinated() ? Optional.empty() : sound(LatencyKind.END_TO_END.metric(percentile));
  }

  /** Whether its latencies are those of a closed loop. */
  boolean isCoordinated() {
    return source != null && source.isCoordinated(LATENCY);
  }
}
