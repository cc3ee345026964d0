package io.brokerbench.report;

import io.brokerbench.measure.Percentile;
import io.brokerbench.measure.SuiteMetric;
import io.brokerbench.results.SavedRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that one run says.
 *
 * @param summary the run in a few words
 * @param finding what all of it comes to, in a sentence or a few
 * @param conditions under which that holds, in a line; empty if nothing is known
 * @param answers who is ahead, for each row and each two contenders
 * @param rows its rows
 * @param sections its charts
 * @param settings what it was measured with
 * @param profiles what profilers made of its forks
 */
public record RunDetail(
    RunSummary summary,
    String finding,
    String conditions,
    List<Answer> answers,
    List<ReportRow> rows,
    List<Section> sections,
    List<Settings> settings,
    List<ProfilerOutput> profiles) {
  private static final String CONFIG = "config.";
  private static final List<String> RESOURCES =
      Stream.of(SuiteMetric.values()).filter(SuiteMetric::isDrawn).map(SuiteMetric::label).toList();

  public RunDetail {
    answers = List.copyOf(answers);
    rows = List.copyOf(rows);
    sections = List.copyOf(sections);
    settings = List.copyOf(settings);
    profiles = List.copyOf(profiles);
  }

  /** The order of contenders in each row that more than two have, if the finding has it not. */
  public List<String> rankings() {
    List<Ranking> rankings = Ranking.of(answers);
    return rankings.size() < 2
        ? List.of()
        : rankings.stream().map(row -> row.title() + ": " + row.sentence()).toList();
  }

  /** What a run says. */
  static RunDetail of(SavedRun run) {
    List<ReportRow> rows = ReportRows.of(run);
    // A search asks for a rate, and tries most of them once.
    List<Answer> answers = run.saturation().isEmpty() ? Answers.of(rows) : List.of();
    return new RunDetail(
        RunSummary.of(run, rows),
        Headline.of(rows, answers, run.saturation()),
        Conditions.of(run.file().notes(), rows),
        answers,
        rows,
        sections(run, rows),
        settings(rows),
        ProfilerOutput.of(run));
  }

  private static List<Section> sections(SavedRun run, List<ReportRow> rows) {
    List<RowGroup> groups = RowGroup.of(rows);
    List<LatencyCharts> latencies = latencies(run, groups);
    List<Section> sections = new ArrayList<>();
    sections.add(
        new Section(
            Section.RESULTS,
            "A bar is what JMH reports, and of a percentile the geometric mean of its forks; a dot"
                + " is a fork, and the whisker the 95 % interval of the mean of all forks. What is"
                + " invalid or missing has no bar.",
            groups.stream()
                .flatMap(
                    g ->
                        Stream.concat(
                            Bars.of(g, headline(g)).stream(), SampledTimes.of(g).stream()))
                .toList()));
    sections.add(
        new Section(
            "Saturation",
            "The 99th percentile at each rate that was tried, and the goal.",
            SaturationCharts.of(run.saturation())));
    sections.add(
        new Section(
            "Sweeps",
            "What becomes of a result when one number is changed.",
            groups.stream().flatMap(group -> Sweeps.of(group).stream()).toList()));
    sections.add(
        new Section(
            "Latency by percentile",
            "Of the messages of all forks, as far as "
                + Percentile.FEWEST_ABOVE
                + " of them lie above. Each nine is as wide as the one before. A whisker at a nine"
                + " is the 95 % interval of the mean of forks: a curve that leaves it was made by"
                + " few of them.",
            percentiles(latencies, false)));
    sections.add(
        new Section(
            "Latency over time",
            "By the second of the measurement, all forks together.",
            latencies.stream()
                .filter(charts -> !charts.isCoordinated())
                .map(LatencyCharts::overTime)
                .flatMap(Optional::stream)
                .toList()));
    sections.add(
        new Section(
            "Latency in closed loops",
            "How long messages of a burst were under way, most of it in a queue. It does not say"
                + " how long a user waits, since nothing is sent to a broker that stalls, and it"
                + " tells no more of a broker than the score: the mean is what is in flight,"
                + " divided by the score (Little's law). Nothing is judged by it.",
            percentiles(latencies, true),
            false));
    sections.add(
        new Section(
            "Run-in",
            "From when a broker had just been started, or a client: what was run before anything"
                + " was measured. The mean of all forks.",
            groups.stream().flatMap(group -> RunInCharts.of(group).stream()).toList()));
    sections.add(
        new Section(
            "Threads and memory",
            "Of the client's JVM.",
            groups.stream()
                .flatMap(g -> RESOURCES.stream().flatMap(metric -> Bars.of(g, metric).stream()))
                .toList()));
    sections.removeIf(section -> section.charts().isEmpty());
    return sections;
  }

  private static List<Chart> percentiles(List<LatencyCharts> latencies, boolean coordinated) {
    return latencies.stream()
        .filter(charts -> charts.isCoordinated() == coordinated)
        .map(LatencyCharts::percentiles)
        .flatMap(Optional::stream)
        .toList();
  }

  private static String headline(RowGroup group) {
    return group.rows().get(0).headline();
  }

  private static List<LatencyCharts> latencies(SavedRun run, List<RowGroup> groups) {
    List<LatencyCharts> charts = new ArrayList<>();
    for (RowGroup group : groups) {
      Questions.of(group.rows())
          .values()
          .forEach(
              rows -> {
                String label = group.label(rows.get(0));
                charts.add(new LatencyCharts(run, rows, label + ", " + group.title()));
              });
    }
    return charts;
  }

  private static List<Settings> settings(List<ReportRow> rows) {
    Map<String, List<Map<String, String>>> environment = new LinkedHashMap<>();
    Map<String, List<Map<String, String>>> configs = new LinkedHashMap<>();
    for (ReportRow row : rows) {
      Map<String, String> conditions =
          row.source() == null ? Map.of() : Objects.requireNonNull(row.source()).conditions();
      Map<String, String> others = new LinkedHashMap<>(conditions);
      others.keySet().removeIf(name -> name.startsWith(CONFIG));
      environment.computeIfAbsent("Value", c -> new ArrayList<>()).add(others);
      configs
          .computeIfAbsent(row.contender().name(), c -> new ArrayList<>())
          .add(Settings.part(conditions, CONFIG));
    }
    List<Settings> settings = new ArrayList<>();
    settings.add(Settings.of("Environment", environment));
    settings.add(Settings.of("Effective configuration", configs));
    settings.removeIf(part -> part.lines().isEmpty());
    return settings;
  }
}
