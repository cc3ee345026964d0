package io.brokerbench.cli;

import io.brokerbench.console.UsageException;
import io.brokerbench.judging.Judge;
import io.brokerbench.report.comparison.ComparisonReport;
import io.brokerbench.results.RowKey;
import io.brokerbench.text.Style;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of commands that judge two sides: by what, and how it is said. */
@HelpSection.Of(HelpSection.JUDGING)
final class JudgingOptions {
  private static final Pattern PERCENT = Pattern.compile("(\\d{1,2}(?:\\.\\d{1,3})?) ?%");
  private static final List<String> FORMATS = List.of("text", "markdown", "json");
  private static final String INCONCLUSIVE = "inconclusive";

  @Option(
      names = "--threshold",
      paramLabel = "PERCENT",
      description = "The smallest change that matters, as in 5%% (the default).")
  private String threshold = "5%";

  @Option(
      names = "--fail-on",
      paramLabel = INCONCLUSIVE,
      description = "Exit with 3 unless every metric of every row could be judged.")
  private @Nullable String failOn;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "text (the default), markdown (for a pull request) or json. A file whose name ends in .md"
              + " or .json needs none.")
  private @Nullable String format;

  @Mixin private MetricOptions metric = new MetricOptions();

  @Mixin private NoiseFloorOptions noiseFloor = new NoiseFloorOptions();

  /**
   * Refuses what isn't allowed.
   *
   * @throws UsageException naming what is
   */
  void check() {
    if (format != null) {
      Choice.check("--format", format, FORMATS);
    }
    if (failOn != null) {
      Choice.check("--fail-on", failOn, List.of(INCONCLUSIVE));
    }
    share();
    metrics();
  }

  /**
   * What judges as the user asked.
   *
   * @param workingFolder what relative paths start from
   * @throws UsageException if a file of noise floors is named that isn't there
   * @throws io.brokerbench.results.UnreadableResultsException if it isn't a file of floors
   */
  Judge judge(Path workingFolder) {
    return new Judge(share(), metrics(), noiseFloor.stored(workingFolder), failOn != null);
  }

  private double share() {
    Matcher percent = PERCENT.matcher(threshold);
    double share = percent.matches() ? Double.parseDouble(percent.group(1)) / 100 : 0;
    if (share <= 0) {
      throw new UsageException(
          "--threshold " + threshold + ": a percentage above 0 and below 100, as in 5% or 2.5%.");
    }
    return share;
  }

  /** The metrics that were chosen. */
  BiPredicate<RowKey, String> metrics() {
    return metric.metrics();
  }

  /** The choice of metrics as the user knows it. */
  String chosenMetrics() {
    return metric.chosen();
  }

  /** The report for a terminal in the form that was chosen, coloured if there are colours. */
  String rendered(ComparisonReport report) {
    return format == null ? text(report) : rendered(report, format, OutputStyle.current());
  }

  /** The report for a file in the form that was chosen, or else that its name tells. */
  String rendered(ComparisonReport report, Path file) {
    return rendered(report, format == null ? formOf(file) : format, Style.PLAIN_TEXT);
  }

  /** The report as text for a terminal, coloured if that has colours. */
  static String text(ComparisonReport report) {
    return report.text(OutputStyle.current());
  }

  private static String formOf(Path file) {
    String name = file.toString();
    return name.endsWith(".md") ? "markdown" : name.endsWith(".json") ? "json" : "text";
  }

  private static String rendered(ComparisonReport report, String form, Style style) {
    return switch (form) {
      case "markdown" -> report.markdown();
      case "json" -> report.json();
      default -> report.text(style);
    };
  }
}
