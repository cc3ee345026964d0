package io.brokerbench.cli;

import io.brokerbench.console.Nearest;
import io.brokerbench.console.UsageException;
import io.brokerbench.judging.Requirement;
import io.brokerbench.judging.Requirements;
import io.brokerbench.measure.LatencyKind;
import io.brokerbench.measure.SuiteMetric;
import io.brokerbench.request.Cell;
import io.brokerbench.request.RunRequest;
import io.brokerbench.results.JmhRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Option;

/** What a run has to come to, for who waits for its exit status. */
@HelpSection.Of(HelpSection.JUDGING)
final class RequireOptions {
  @Option(
      names = "--require",
      paramLabel = "\"METRIC >= N\"",
      description =
          "What every row has to come to, as in \"score >= 50k\" or \"e2e.p99 <= 20ms\"; may be"
              + " given several times. Missed if the 95 %% interval lies beyond: status 1; the"
              + " limit within it: 3.")
  private List<String> given = new ArrayList<>();

  /**
   * What was given.
   *
   * @throws UsageException if one can't be read
   */
  Requirements requirements() {
    return new Requirements(given.stream().map(Requirement::parse).toList());
  }

  /**
   * Refuses what a run can't tell of any of its rows.
   *
   * @throws UsageException naming what it can
   */
  static void check(Requirements required, RunRequest request) {
    for (Requirement requirement : required.all()) {
      String metric = requirement.metric();
      if (!isKnown(metric, request)) {
        Set<String> names = new TreeSet<>(SuiteMetric.names());
        names.add(JmhRow.SCORE);
        throw refusal(requirement, "no row has this metric." + Nearest.question(metric, names));
      }
      if (LatencyKind.of(metric).isPresent()
          && request.cells().stream().allMatch(RequireOptions::waits)) {
        throw refusal(
            requirement,
            "a closed loop waits for what is late, and its latencies are no service level; take"
                + " LatencyBenchmark.");
      }
    }
  }

  /**
   * Refuses what isn't the highest rate.
   *
   * @throws UsageException if it is anything else
   */
  static void checkSearch(Requirements required) {
    for (Requirement requirement : required.all()) {
      if (!requirement.metric().equals(JmhRow.SCORE) || !requirement.unit().isEmpty()) {
        throw refusal(
            requirement,
            "saturate finds one number, the score: the highest rate, as in \"score >= 50k\".");
      }
    }
  }

  /** What others' benchmarks and profilers measure isn't known beforehand. */
  private static boolean isKnown(String metric, RunRequest request) {
    return metric.equals(JmhRow.SCORE)
        || SuiteMetric.names().contains(metric)
        || request.hasProfilers()
        || request.cells().stream().anyMatch(cell -> !cell.startsItsThreads());
  }

  /** Whether what isn't back yet delays what is sent. */
  private static boolean waits(Cell cell) {
    Set<String> params = cell.params().keySet();
    return !params.contains("rate") && (params.contains("scenario") || params.contains("backlog"));
  }

  private static UsageException refusal(Requirement requirement, String reason) {
    return new UsageException("--require \"" + requirement.text() + "\": " + reason);
  }
}
