package io.brokerbench.cli;

import io.brokerbench.console.UsageException;
import io.brokerbench.regression.Rules;
import io.brokerbench.results.RowKey;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of commands that judge: which metrics. */
@HelpSection.Of(HelpSection.JUDGING)
final class MetricOptions {
  @Option(
      names = "--metric",
      paramLabel = "REGEX",
      description =
          "The metrics to judge, by their whole names; the score is called score. The fewer, the"
              + " smaller the changes that can be shown. Default: the score, and of rows with a"
              + " rate p50 and p99 of latencies.")
  private @Nullable String metric;

  /**
   * The metrics that were chosen.
   *
   * @throws UsageException if that is no regular expression
   */
  BiPredicate<RowKey, String> metrics() {
    if (metric == null) {
      return Rules.DEFAULT_METRICS;
    }
    try {
      Predicate<String> named = Pattern.compile(metric).asMatchPredicate();
      return (row, name) -> named.test(name);
    } catch (PatternSyntaxException e) {
      throw new UsageException(
          "--metric " + metric + " is no regular expression: " + e.getDescription() + ".");
    }
  }

  /** The choice as the user knows it. */
  String chosen() {
    return metric == null ? "(by default)" : metric;
  }
}
