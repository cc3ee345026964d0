package io.brokerbench.report;

import io.brokerbench.measure.SuiteMetric;
import io.brokerbench.regression.Rules;
import io.brokerbench.regression.Soundness;
import io.brokerbench.results.ForkRecord;
import io.brokerbench.results.ForkRecord.ForkStatus;
import io.brokerbench.results.JmhMetric;
import io.brokerbench.results.JmhRow;
import io.brokerbench.text.Badge;
import io.brokerbench.text.Badge.Level;
import io.brokerbench.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Gives a row its badges: what is wrong first. */
final class Badges {
  private Badges() {}

  /** Of a row that isn't there. */
  static List<Badge> missing(List<ForkRecord> forks) {
    List<String> reasons = reasons(forks, ForkStatus.FAILED);
    return List.of(
        new Badge(
            Level.BAD, "MISSING", reasons.isEmpty() ? List.of("it was not measured") : reasons));
  }

  /**
   * Of a row that was measured.
   *
   * @param metric the metric that its answer rests on
   */
  static List<Badge> of(JmhRow row, String metric, List<ForkRecord> forks) {
    Soundness soundness = Soundness.of(row, metric);
    List<Badge> badges = new ArrayList<>();
    if (!soundness.faults().isEmpty()) {
      badges.add(new Badge(Level.BAD, "INVALID", soundness.faults()));
      Stream.of(SuiteMetric.values())
          .filter(SuiteMetric::mustBeZero)
          .forEach(count -> addCount(row, count.label(), badges));
      return badges;
    }
    if (!soundness.remarks().isEmpty()) {
      badges.add(new Badge(Level.WARNING, "SCATTERS", soundness.remarks()));
    }
    List<String> client = ClientBound.reasons(row);
    if (!client.isEmpty()) {
      badges.add(new Badge(Level.WARNING, Badge.CLIENT_BOUND, client));
    }
    List<String> busy = busy(forks);
    if (!busy.isEmpty()) {
      badges.add(new Badge(Level.WARNING, Badge.BUSY_MACHINE, busy));
    }
    JmhMetric measured = row.metrics().get(metric);
    if (measured != null && measured.forks().size() < Rules.FEWEST_FORKS) {
      badges.add(
          new Badge(
              Level.WARNING,
              "FEW FORKS",
              List.of(
                  "an interval needs "
                      + Rules.FEWEST_FORKS
                      + ", and here are "
                      + measured.forks().size())));
    }
    if (badges.isEmpty()) {
      badges.add(valid(forks));
    }
    return badges;
  }

  private static List<String> busy(List<ForkRecord> forks) {
    return forks.stream()
        .filter(fork -> fork.load() != null && !fork.load().excesses().isEmpty())
        .map(fork -> "fork " + fork.fork() + ": " + String.join(", ", fork.load().excesses()))
        .toList();
  }

  private static Badge valid(List<ForkRecord> forks) {
    return new Badge(
        Level.GOOD,
        "VALID",
        forks.isEmpty()
            ? List.of("nothing is known against it")
            : List.of("each message acknowledged, delivered once, intact and in order"));
  }

  private static void addCount(JmhRow row, String name, List<Badge> badges) {
    JmhMetric metric = row.metrics().get(name);
    if (metric != null && metric.score() != 0) {
      badges.add(
          new Badge(Level.BAD, name + " " + Numbers.value(metric.score()), List.of(metric.unit())));
    }
  }

  private static List<String> reasons(List<ForkRecord> forks, ForkStatus outcome) {
    return forks.stream()
        .filter(fork -> fork.outcome() == outcome)
        .map(fork -> "fork " + fork.fork() + ": " + String.join("; ", fork.reasons()))
        .toList();
  }
}
