package io.brokerbench.cli;

import io.brokerbench.console.Terminal;
import io.brokerbench.judging.Requirement.Answer;
import io.brokerbench.judging.Requirements;
import io.brokerbench.judging.SinceLastRun;
import io.brokerbench.launch.Ending;
import io.brokerbench.launch.RunEnd;
import io.brokerbench.launch.Surroundings;
import io.brokerbench.plan.Outcome;
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
 * @param surroundings what is around it
 * @param required what is required
 * @param isSearch whether the highest rate was searched for
 */
record MeasuredRun(Surroundings surroundings, Requirements required, boolean isSearch)
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
  public ExitStatus of(RunEnd run) {
    ExitStatus status = new FinalReport(surroundings.terminal()).after(run);
    if (run.outcome() != Outcome.UNAVAILABLE) {
      sinceLastRun(run.folder());
    }
    return required.all().isEmpty() || run.outcome() == Outcome.UNAVAILABLE
        ? status
        : judged(run.folder(), status);
  }

  private void sinceLastRun(Path run) {
    try {
      NamedRuns runs = new NamedRuns(surroundings.workingFolder(), surroundings.runs());
      say(
          new SinceLastRun(runs, new NoiseFloorOptions().stored(surroundings.workingFolder()))
              .lines(run));
    } catch (IOException | UnreadableResultsException e) {
      Terminal terminal = surroundings.terminal();
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
    if (status == ExitStatus.INVALID || result.answer() == Answer.MISSED) {
      return ExitStatus.INVALID;
    }
    return result.answer() == Answer.UNTOLD ? ExitStatus.UNAVAILABLE : status;
  }

  private void say(List<String> lines) {
    lines.forEach(surroundings.terminal().out()::println);
    surroundings.terminal().out().flush();
  }
}
