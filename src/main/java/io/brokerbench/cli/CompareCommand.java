package io.brokerbench.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.brokerbench.console.OutputFile;
import io.brokerbench.console.Terminal;
import io.brokerbench.console.UsageException;
import io.brokerbench.judging.Judge;
import io.brokerbench.report.comparison.ComparisonReport;
import io.brokerbench.results.AtomicFile;
import io.brokerbench.results.JmhFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code compare}: what became of each row from one run to another. */
@Command(
    name = "compare",
    description = "Compares two runs: JMH's JSON of this suite or of any other, or run folders.",
    customSynopsis = "java -jar benchmarks.jar compare [OPTIONS] BASELINE CANDIDATE",
    footer = {
      "",
      "Forks are the sample: run at least 5 on each side, and both on the same machine. Where"
          + " calibrate has measured what equal sides differ by, intervals are wider by that.",
      "",
      "Exit status: 0 nothing regressed, 1 a row regressed, is missing or invalid, 2 wrong usage or"
          + " unreadable file, 3 nothing could be judged."
    },
    versionProvider = SuiteVersion.class)
final class CompareCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Path workingFolder;

  @Parameters(index = "0", paramLabel = "BASELINE", description = "What was, to be compared with.")
  private Path baseline = Path.of("");

  @Parameters(index = "1", paramLabel = "CANDIDATE", description = "What is now.")
  private Path candidate = Path.of("");

  @Mixin private JudgingOptions judging = new JudgingOptions();

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Write to a file, in the form of --format.")
  private @Nullable Path file;

  /** What it was called before. */
  @Option(names = "-o", hidden = true)
  private void o(Path given) {
    file = given;
  }

  CompareCommand(Terminal terminal, Path workingFolder) {
    this.terminal = terminal;
    this.workingFolder = workingFolder;
  }

  @Override
  public Integer call() throws IOException {
    judging.check();
    if (file != null) {
      OutputFile.check("--output", file.toString(), Path.of(""));
    }
    Judge judge = judging.judge(workingFolder);
    JmhFile before = JmhFile.read(baseline).withRows();
    JmhFile after = JmhFile.read(candidate);
    if (after.isEmpty()) {
      throw after.withoutRows();
    }
    refuseUnknownMetric(before);
    ComparisonReport report = judge.runs(before, after);
    write(report);
    return ExitStatus.of(report.gate()).code();
  }

  private void refuseUnknownMetric(JmhFile before) {
    Set<String> names = new TreeSet<>();
    before.rows().forEach(row -> names.addAll(row.metrics().keySet()));
    if (before.rows().stream()
        .noneMatch(
            row ->
                row.metrics().keySet().stream()
                    .anyMatch(name -> judging.metrics().test(row.key(), name)))) {
      throw new UsageException(
          "--metric "
              + judging.chosenMetrics()
              + ": the baseline has no such metric. It has "
              + String.join(", ", names)
              + ".");
    }
  }

  private void write(ComparisonReport report) throws IOException {
    if (file == null) {
      terminal.out().print(judging.rendered(report));
      terminal.out().flush();
    } else {
      byte[] text = judging.rendered(report, file).getBytes(UTF_8);
      AtomicFile.write(file, out -> out.write(text));
    }
  }
}
