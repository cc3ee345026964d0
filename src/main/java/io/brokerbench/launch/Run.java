package io.brokerbench.launch;

import io.brokerbench.launch.ForkOutcome.Cause;
import io.brokerbench.launch.ForkOutcome.Failed;
import io.brokerbench.launch.Plan.PlannedFork;
import io.brokerbench.provision.BrokerProvider;
import io.brokerbench.results.RunFolder;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.openjdk.jmh.profile.Profiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Defaults;

/** One run: all planned forks, one after the other, and what they come to. */
final class Run {
  private final RunRequest request;
  private final BrokerProvider brokers;
  private final Class<? extends Profiler> profiler;
  private final Surroundings surroundings;
  private final Terminal terminal;
  private final Rows rows;
  private final Plan plan;

  Run(
      RunRequest request,
      BrokerProvider brokers,
      Class<? extends Profiler> profiler,
      Surroundings surroundings) {
    this.request = request;
    this.brokers = brokers;
    this.profiler = profiler;
    this.surroundings = surroundings;
    this.terminal = surroundings.terminal();
    this.rows = new Rows(request.cells());
    this.plan = Plan.grouped(request.cells());
  }

  Outcome run() throws IOException {
    RunFolder folder =
        RunFolder.create(surroundings.runs(), surroundings.clock().instant(), request.name());
    try (Interruption interruption = Interruption.watch(terminal);
        JmhLog log = openLog(folder)) {
      ForkRunner forks =
          new ForkRunner(
              brokers,
              new ForkOptions(request.arguments(), profiler),
              folder,
              log,
              interruption,
              surroundings.clock());
      Records records = new Records(request, folder, rows, surroundings, forks.versions());
      records.write();
      try (Progress progress = progress()) {
        runAll(forks, records, progress, interruption);
      }
      return report(folder);
    }
  }

  private JmhLog openLog(RunFolder folder) throws IOException {
    String wanted = request.options().getOutput().orElse(null);
    return JmhLog.open(
        wanted == null ? folder.jmhLog() : surroundings.workingFolder().resolve(wanted),
        request.options().verbosity().orElse(Defaults.VERBOSITY),
        terminal.out());
  }

  private Progress progress() {
    return Progress.show(
        terminal, surroundings.clock(), new TimeLeft(request.options()), rows, plan);
  }

  private void runAll(
      ForkRunner forks, Records records, Progress progress, Interruption interruption)
      throws IOException {
    String stopped = null;
    for (PlannedFork fork : plan.forks()) {
      if (stopped == null && interruption.requested()) {
        stopped = "the run was interrupted before it";
      }
      ForkOutcome outcome;
      if (stopped == null) {
        progress.starts(fork);
        outcome = forks.run(fork);
      } else {
        outcome = notStarted(fork, stopped);
      }
      rows.add(outcome);
      records.add(outcome);
      if (stopped == null) {
        progress.finished(outcome);
        if (outcome instanceof Failed && failsFast()) {
          stopped = "-foe true: an earlier fork failed";
        }
      }
    }
  }

  private ForkOutcome notStarted(PlannedFork fork, String reason) {
    Instant now = surroundings.clock().instant();
    return new Failed(fork, now, now, reason, Cause.RUN_ENDED);
  }

  private boolean failsFast() {
    return request.options().shouldFailOnError().orElse(Defaults.FAIL_ON_ERROR);
  }

  private Outcome report(RunFolder folder) {
    List<RunResult> results = rows.results();
    if (!results.isEmpty()) {
      ResultTable.print(terminal.out(), results);
      terminal.out().println();
    }
    Verdict verdict = Verdict.of(rows);
    verdict.lines().forEach(terminal.out()::println);
    terminal.out().println("Results: " + folder.path());
    terminal.out().flush();
    return verdict.outcome();
  }
}
