package io.brokerbench.cli;

import io.brokerbench.console.Terminal;
import io.brokerbench.launch.RunEnd;
import io.brokerbench.plan.RunOutcome;
import io.brokerbench.report.Report;
import io.brokerbench.report.page.ReportFiles;
import io.brokerbench.report.terminal.ScreenReport;
import io.brokerbench.results.SavedRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The report at the end of a run, in short on the terminal. That it can't be written loses neither
 * results nor status.
 */
final class FinalReport {
  private final Terminal terminal;

  FinalReport(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Writes a run's report into its folder; says what the command exits with. */
  ExitStatus after(RunEnd run) {
    write(run.folder(), run.outcome(), run.folder());
    return ExitStatus.of(run.outcome());
  }

  /** Writes one report of several runs, or of the sides of one, unless nothing was measured. */
  void write(Path folder, RunOutcome outcome, Path... runs) {
    if (outcome == RunOutcome.UNAVAILABLE) {
      return;
    }
    try {
      List<SavedRun> saved = Stream.of(runs).map(SavedRun::read).toList();
      Report report = Report.of(saved);
      // The sides of a comparison have had their own table.
      if (saved.size() == 1) {
        terminal.out().println();
        ScreenReport.lines(report, OutputStyle.current()).forEach(terminal.out()::println);
      }
      terminal.out().println("Report: " + ReportFiles.write(report, folder));
      terminal.out().flush();
    } catch (IOException | RuntimeException e) {
      terminal
          .err()
          .println("No report was written; \"report\" makes it later. " + Failure.of(e).words());
    }
  }
}
