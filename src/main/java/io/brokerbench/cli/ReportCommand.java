package io.brokerbench.cli;

import io.brokerbench.console.RootCause;
import io.brokerbench.console.Terminal;
import io.brokerbench.console.UsageException;
import io.brokerbench.launch.LaunchContext;
import io.brokerbench.report.Report;
import io.brokerbench.report.page.ReportFiles;
import io.brokerbench.report.terminal.ScreenReport;
import io.brokerbench.results.NamedRuns;
import io.brokerbench.results.SavedRun;
import io.brokerbench.results.UnreadableResultsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code report}: what runs say, as a page and as Markdown. */
@Command(
    name = "report",
    description = "Shows one run, or several side by side; writes report.html and report.md.",
    customSynopsis = "java -jar benchmarks.jar report [--output DIR] [RUN...]",
    footer = {
      "",
      "A file of JMH's JSON may be of this suite or of any other. The page needs no network and no"
          + " other file.",
      "",
      "Exit status: 0 written, 2 wrong usage or unreadable file; then nothing is written."
    },
    versionProvider = SuiteVersion.class)
final class ReportCommand implements Callable<Integer> {
  private final LaunchContext context;
  private final Terminal terminal;

  @Parameters(
      paramLabel = "RUN",
      arity = "0..*",
      description = "A run's name, its folder, or a file of JMH's JSON; the newest run if none.")
  private List<String> given = new ArrayList<>();

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description =
          "The folder to write to, which is made if it isn't there. Default: that of the run; of a"
              + " file or several runs, the current one.")
  private @Nullable Path output;

  /** What it was called before. */
  @Option(names = "--to", hidden = true)
  private void to(Path given) {
    output = given;
  }

  ReportCommand(LaunchContext context) {
    this.context = context;
    this.terminal = context.terminal();
  }

  @Override
  public Integer call() throws IOException {
    if (output != null) {
      make(output);
    }
    NamedRuns names = new NamedRuns(context.workingFolder(), context.runs());
    List<String> runs = given.isEmpty() ? List.of(names.newest().toString()) : given;
    Report report = Report.of(read(runs, names));
    Path page = ReportFiles.write(report, folder(runs, names));
    ScreenReport.lines(report, OutputStyle.current()).forEach(terminal.out()::println);
    terminal.out().println("Report: " + page);
    terminal.out().flush();
    return ExitStatus.OK.code();
  }

  private static void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UsageException(
          "--output " + folder + " can't be made a folder: " + RootCause.reason(e) + ".");
    }
  }

  private Path folder(List<String> runs, NamedRuns names) {
    if (output != null) {
      return output;
    }
    Path run = names.of(runs.get(0));
    return runs.size() == 1 && Files.isDirectory(run) ? run : Path.of("");
  }

  /** Whether a run has no rows, and doesn't know of any that it should have. */
  private static boolean isEmpty(SavedRun run) {
    return run.file().isEmpty() && run.saturation().isEmpty();
  }

  /** All runs, or all that is wrong with them. */
  private static List<SavedRun> read(List<String> runs, NamedRuns names) {
    List<SavedRun> saved = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    for (String run : runs) {
      try {
        List<SavedRun> found = SavedRun.all(names.of(run));
        found.stream()
            .filter(ReportCommand::isEmpty)
            .forEach(empty -> wrong.add(empty.file().withoutRows().getMessage()));
        saved.addAll(found);
      } catch (UnreadableResultsException e) {
        wrong.add(e.getMessage());
      }
    }
    if (!wrong.isEmpty()) {
      saved.removeIf(ReportCommand::isEmpty);
      saved.forEach(run -> wrong.add(run.file().path() + ": can be read"));
      throw new UsageException(String.join(System.lineSeparator(), wrong));
    }
    return saved;
  }
}
