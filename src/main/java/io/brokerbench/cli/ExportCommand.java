package io.brokerbench.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.brokerbench.console.OutputFile;
import io.brokerbench.console.Terminal;
import io.brokerbench.console.UsageException;
import io.brokerbench.export.Bencher;
import io.brokerbench.export.ExportedRow;
import io.brokerbench.export.ExportedRun;
import io.brokerbench.export.GithubActionBenchmark;
import io.brokerbench.export.HistoryCsv;
import io.brokerbench.regression.Direction;
import io.brokerbench.results.AtomicFile;
import io.brokerbench.results.JmhFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code export}: a run for a tool that follows results over time. */
@Command(
    name = "export",
    description = "Writes a run in the format of a tool that follows results over time.",
    customSynopsis = "java -jar benchmarks.jar export [OPTIONS] FORMAT RUN",
    footer = {
      "",
      "history: a line of CSV a row, as Apache Otava reads it. --output adds to the file.",
      "github-action-benchmark: its custom format; wants --better.",
      "bencher: Bencher Metric Format.",
      "",
      "Rows that aren't valid have no numbers here: history says valid=false, the others leave them"
          + " out.",
      "",
      "Exit status: 0 every row was exported, 1 a row isn't valid, 2 wrong usage or unreadable"
          + " file."
    },
    versionProvider = SuiteVersion.class)
final class ExportCommand implements Callable<Integer> {
  private static final String HISTORY = "history";
  private static final String GITHUB = "github-action-benchmark";
  private static final List<String> FORMATS = List.of(HISTORY, GITHUB, "bencher");
  private static final Map<String, Direction> BETTER =
      new TreeMap<>(Map.of("bigger", Direction.HIGHER, "smaller", Direction.LOWER));

  private final Terminal terminal;

  @Parameters(
      index = "0",
      paramLabel = "FORMAT",
      description = "history, github-action-benchmark or bencher.")
  private String format = "";

  @Parameters(
      index = "1",
      paramLabel = "RUN",
      description = "A run's folder, or JMH's JSON of this suite or of any other.")
  private Path given = Path.of("");

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Write to a file; of history, add to it. Default: standard output.")
  private @Nullable Path file;

  /** What it was called before. */
  @Option(names = "--to", hidden = true)
  private void to(Path given) {
    file = given;
  }

  @Option(
      names = "--better",
      paramLabel = "WAY",
      description =
          "Of github-action-benchmark, whose files know one direction only: bigger (throughputs,"
              + " for customBiggerIsBetter) or smaller (times, for customSmallerIsBetter).")
  private @Nullable String better;

  ExportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    check();
    JmhFile read = JmhFile.read(given).withRows();
    ExportedRun run = ExportedRun.of(read);
    List<ExportedRow> invalid = run.rows().stream().filter(row -> !row.isValid()).toList();
    if (format.equals(HISTORY)) {
      writeHistory(run, read);
    } else {
      write(text(run), invalid.isEmpty());
    }
    for (ExportedRow row : invalid) {
      note("Not valid, so without numbers: " + row.name() + ": " + String.join("; ", row.faults()));
    }
    return (invalid.isEmpty() ? ExitStatus.OK : ExitStatus.INVALID).code();
  }

  private void check() {
    Choice.check("FORMAT", format, FORMATS);
    if (format.equals(GITHUB) != (better != null)) {
      throw new UsageException(
          better == null
              ? GITHUB + " wants --better bigger or --better smaller: its files know one direction."
              : "--better is of " + GITHUB + " only; the format " + format + " has no use for it.");
    }
    if (better != null) {
      Choice.check("--better", better, List.copyOf(BETTER.keySet()));
    }
    if (file != null) {
      OutputFile.check("--output", file.toString(), Path.of(""));
    }
  }

  private void writeHistory(ExportedRun run, JmhFile read) throws IOException {
    HistoryCsv history = HistoryCsv.of(run);
    if (file == null) {
      print(history.text());
    } else {
      int there = run.rows().size() - history.appendTo(file);
      if (there > 0) {
        note(there + " of " + run.rows().size() + " rows were in " + file + " already.");
      }
    }
    if (read.notes().started() == null) {
      note("No environment beside " + read.path() + ": its time is when the file was written.");
    }
  }

  private String text(ExportedRun run) {
    return better == null
        ? Bencher.text(run)
        : GithubActionBenchmark.text(run, BETTER.getOrDefault(better, Direction.UNKNOWN));
  }

  private void write(String text, boolean allValid) throws IOException {
    if (text.isEmpty()) {
      if (allValid) {
        throw new UsageException(
            given + ": nothing in it is better when " + better + "; take the other --better.");
      }
      note("Nothing was written: no valid row has a number for it.");
    } else if (file == null) {
      print(text);
    } else {
      AtomicFile.write(file, out -> out.write(text.getBytes(UTF_8)));
    }
  }

  private void print(String text) {
    terminal.out().print(text);
    terminal.out().flush();
  }

  private void note(String text) {
    terminal.err().println(text);
  }
}
