package io.brokerbench.cli;

import io.brokerbench.console.Terminal;
import io.brokerbench.judging.Requirement.Fulfilment;
import io.brokerbench.judging.Requirements;
import io.brokerbench.judging.SinceLastRun;
import io.brokerbench.launch.Ending;
import io.brokerbench.launch.LaunchContext;
import io.brokerbench.launch.RunEnd;
import io.brokerbench.plan.RunOutcome;
import io.brokerbench.request.RunRequest;
import io.brokerbench.results.JmhFile;
import io.brokerbench.results.NamedRuns;
import io.brokerbench.results.SavedRun;
import io.brokerbench.results.UnreadableResultsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What is said at the end of a run without sides: its report, what became of its rows since the
 * last one, and whether they have what is required of them.
 *
 * @param context what is around it
 * @param required what is required
 * @param isSearch whether the highest rate was searched for
 */
record MeasuredRun(LaunchContext context, Requirements required, boolean isSearch)
    implements Ending<RunEnd, ExitStatus> {
  @Override
  public void check(RunRequest request) {
    if (isSearch) {
      RequireOptions.checkSearch(required);
    } else {
      RequireOptions.check(required, request);
    }
  }

  @Override
  public List<String> words() {
    return required.words();
  }

  @Override
  public ExitStatus of(RunEnd run) {
    ExitStatus status = new FinalReport(context.terminal()).after(run);
    if (run.outcome() != RunOutcome.UNAVAILABLE) {
      sinceLastRun(run.folder());
    }
    return required.all().isEmpty() || run.outcome() == RunOutcome.UNAVAILABLE
        ? status
        : judged(run.folder(), status);
  }

  private void sinceLastRun(Path run) {
    try {
      NamedRuns runs = new NamedRuns(context.workingFolder(), context.runs());
      say(
          new SinceLastRun(runs, new NoiseFloorOptions().stored(context.workingFolder()))
              .lines(run));
    } catch (IOException | UnreadableResultsException e) {
      Terminal terminal = context.terminal();
      terminal.err().println("Not compared with the last run. " + Failure.of(e).words());
    }
  }

  /** What the run came to without any requirement, unless that was well and this isn't. */
  private ExitStatus judged(Path run, ExitStatus status) {
    Requirements.Result result =
        isSearch
            ? required.ofSearches(SavedRun.read(run).saturation())
            : required.of(JmhFile.read(run).rows());
    say(result.lines());
    if (status == ExitStatus.INVALID || result.fulfilment() == Fulfilment.MISSED) {
      return ExitStatus.INVALID;
    }
    return result.fulfilment() == Fulfilment.UNTOLD ? ExitStatus.UNAVAILABLE : status;
  }

  private void say(List<String> lines) {
    lines.forEach(context.terminal().out()::println);
    context.terminal().out().flush();
  }
}
