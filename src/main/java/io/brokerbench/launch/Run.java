package io.brokerbench.launch;

import io.brokerbench.console.Interruption;
import io.brokerbench.console.Terminal;
import io.brokerbench.machine.LinuxFiles;
import io.brokerbench.plan.ForkOutcome;
import io.brokerbench.plan.ForkOutcome.Cause;
import io.brokerbench.plan.ForkOutcome.Failed;
import io.brokerbench.plan.Plan;
import io.brokerbench.plan.Plan.PlannedFork;
import io.brokerbench.plan.Rows;
import io.brokerbench.plan.RunOutcome;
import io.brokerbench.plan.Summarizer;
import io.brokerbench.plan.Summary;
import io.brokerbench.plan.TimeLeft;
import io.brokerbench.request.Design.Lifetime;
import io.brokerbench.request.RunRequest;
import io.brokerbench.results.RunFolder;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.profile.Profiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Defaults;
import org.openjdk.jmh.runner.options.VerboseMode;

/** One run: the forks of a plan, one after the other, and what they come to. */
public final class Run {
  private final RunRequest request;
  private final Class<? extends Profiler> profiler;
  private final LaunchContext context;
  private final Terminal terminal;
  private final Rows rows;
  private final Plan plan;
  private final Summarizer summarizer;

  Run(
      RunRequest request,
      Plan plan,
      Summarizer summarizer,
      Class<? extends Profiler> profiler,
      LaunchContext context) {
    this.request = request;
    this.profiler = profiler;
    this.context = context;
    this.terminal = context.terminal();
    this.rows = new Rows(request.cells());
    this.plan = plan;
    this.summarizer = summarizer;
  }

  /** Runs all, and has something made of it before Ctrl-C may end this JVM. */
  <T> T run(Ending<RunEnd, T> ending) throws IOException {
    RunRecords records = RunRecords.begin(request, rows, summarizer, context);
    try (Interruption interruption = Interruption.watch(terminal)) {
      runAll(records, interruption);
      return ending.of(new RunEnd(report(records), records.folder().path()));
    }
  }

  private void runAll(RunRecords records, Interruption interruption) throws IOException {
    try (JmhLog log = openLog(records.folder());
        Leases leases =
            new Leases(request.brokers().provider(), request.design().lifetime(), interruption);
        Progress progress = progress()) {
      log.tell(progress);
      ForkRunner forks =
          new ForkRunner(
              request.brokers(),
              leases,
              new ForkOptions(
                  profiler, fork -> records.folder().profiles().resolve(fork.fileName())),
              records::folder,
              log,
              context.jmh(),
              interruption,
              context.clock(),
              context.patience(),
              new LinuxFiles(),
              records.versions());
      runAll(forks, records, progress, interruption);
    }
  }

  private JmhLog openLog(RunFolder folder) throws IOException {
    String wanted = request.options().getOutput().orElse(null);
    return JmhLog.open(
        wanted == null ? folder.jmhLog() : context.workingFolder().resolve(wanted),
        verbosity(),
        terminal.out());
  }

  private VerboseMode verbosity() {
    return request.options().verbosity().orElse(Defaults.VERBOSITY);
  }

  private Progress progress() {
    return Progress.show(terminal, System::nanoTime, new TimeLeft(), plan);
  }

  private void runAll(
      ForkRunner forks, RunRecords records, Progress progress, Interruption interruption) {
    ClientLog said =
        new ClientLog(
            terminal, () -> records.folder().clientLog(), verbosity() == VerboseMode.EXTRA);
    String stopped = null;
    for (Optional<PlannedFork> next = plan.next(); next.isPresent(); next = plan.next()) {
      PlannedFork fork = next.get();
      if (stopped == null && interruption.requested()) {
        stopped = "the run was interrupted before it";
      }
      ForkOutcome outcome;
      if (stopped == null) {
        progress.starts(fork);
        records.prepare();
        outcome = said.during(fork, () -> forks.run(fork));
      } else {
        outcome = notStarted(fork, stopped);
      }
      rows.add(outcome);
      plan.ended(outcome);
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
    Instant now = context.clock().instant();
    return new Failed(fork, now, now, reason, Cause.RUN_ENDED);
  }

  private boolean failsFast() {
    return request.options().shouldFailOnError().orElse(Defaults.FAIL_ON_ERROR);
  }

  private RunOutcome report(RunRecords records) {
    List<RunResult> results = rows.results();
    // Of sides that are compared, rows are only told apart by what is said of the comparison.
    if (!results.isEmpty() && (request.sides().size() == 1 || records.areLost())) {
      ResultTable.print(terminal.out(), results);
      terminal.out().println();
    }
    BusyMachine.lines(rows.all()).forEach(terminal.out()::println);
    request.brokers().provider().remarks().forEach(terminal.out()::println);
    Summary summary = summarizer.of(rows);
    summary.lines().forEach(terminal.out()::println);
    if (request.design().lifetime() == Lifetime.RUN) {
      terminal
          .out()
          .println(
              "Brokers lived for the whole run: forks aren't independent, and intervals are too"
                  + " narrow.");
    }
    records.profiles().forEach(terminal.out()::println);
    records.complaints().forEach(terminal.out()::println);
    terminal.out().println("Results: " + records.folder().path());
    terminal.out().flush();
    return summary.outcome() == RunOutcome.VALID && !records.isComplete()
        ? RunOutcome.UNSAVED
        : summary.outcome();
  }
}
