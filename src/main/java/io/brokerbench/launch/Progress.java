package io.brokerbench.launch;

import io.brokerbench.console.DurationText;
import io.brokerbench.console.Terminal;
import io.brokerbench.plan.ForkOutcome;
import io.brokerbench.plan.ForkOutcome.Measured;
import io.brokerbench.plan.Plan;
import io.brokerbench.plan.Plan.Certainty;
import io.brokerbench.plan.Plan.PlannedFork;
import io.brokerbench.plan.Plan.Remaining;
import io.brokerbench.plan.TimeLeft;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;

/**
 * Tells how far a run is, and its fork: on a terminal one line that is rewritten in place,
 * elsewhere a line for each fork, and within one that takes long a line every ten seconds at most.
 */
final class Progress implements IterationListener, AutoCloseable {
  private static final Duration REPAINT = Duration.ofSeconds(1);
  private static final Duration SILENCE = Duration.ofSeconds(10);
  private static final String START_OF_LINE = "\r\033[?7l";
  private static final String END_OF_LINE = "\033[K\033[?7h";

  private final Terminal terminal;
  private final LongSupplier nanoClock;
  private final TimeLeft estimates;
  private final Plan plan;

  private final ScheduledExecutorService clockwork =
      Executors.newSingleThreadScheduledExecutor(Progress::daemon);

  // What the clockwork's thread may see: the plan is another thread's.
  private Remaining remaining;
  private String counts;

  private int finished;
  private @Nullable PlannedFork running;
  private long runningSinceNanos;
  private String step = ForkStep.STARTING;
  private @Nullable Result<?> lastScore;
  private long saidNanos;

  /**
   * A progress that is told when to bring its line up to date.
   *
   * @param nanoClock a monotonic one: the time of day may be set meanwhile
   */
  Progress(Terminal terminal, LongSupplier nanoClock, TimeLeft estimates, Plan plan) {
    this.terminal = terminal;
    this.nanoClock = nanoClock;
    this.estimates = estimates;
    this.plan = plan;
    this.remaining = plan.remaining();
    this.counts = counts();
    this.runningSinceNanos = nanoClock.getAsLong();
  }

  /** A progress that keeps its line up to date by itself, on a terminal, until it is closed. */
  static Progress show(Terminal terminal, LongSupplier nanoClock, TimeLeft estimates, Plan plan) {
    Progress progress = new Progress(terminal, nanoClock, estimates, plan);
    if (terminal.interactive()) {
      ScheduledFuture<?> unused =
          progress.clockwork.scheduleAtFixedRate(
              progress::repaint, 0, REPAINT.toMillis(), TimeUnit.MILLISECONDS);
    }
    return progress;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "brokerbench-progress");
    thread.setDaemon(true);
    return thread;
  }

  /** To be called before the fork starts, and its broker. */
  synchronized void starts(PlannedFork fork) {
    running = fork;
    runningSinceNanos = nanoClock.getAsLong();
    saidNanos = runningSinceNanos;
    step = ForkStep.STARTING;
    lastScore = null;
    repaint();
  }

  @Override
  public synchronized void begins(BenchmarkParams fork, IterationParams iterations, int number) {
    if (number == 1) {
      lastScore = null; // of what a broker was run in with, or of another kind of iteration
    }
    step = ForkStep.of(fork, iterations, number, lastScore);
    if (terminal.interactive()) {
      repaint();
    } else if (nanoClock.getAsLong() - saidNanos >= SILENCE.toNanos()) {
      saidNanos = nanoClock.getAsLong();
      terminal.err().println(state() + described());
    }
  }

  @Override
  public synchronized void ended(IterationResult iteration) {
    lastScore = iteration.getPrimaryResult();
  }

  /** To be called when the plan has the fork's outcome. */
  synchronized void finished(ForkOutcome outcome) {
    // By this clock: what is done between a fork's end and the next one's start takes time, too.
    Duration taken = elapsed();
    running = null;
    finished++;
    remaining = plan.remaining();
    counts = counts();
    if (outcome instanceof Measured) {
      estimates.learn(outcome.fork().cell(), taken);
    }
    if (terminal.interactive()) {
      repaint();
    } else {
      terminal.err().println(state() + name(outcome.fork()) + ": " + describe(outcome));
    }
  }

  /** Brings the line up to date, on a terminal. */
  synchronized void repaint() {
    if (terminal.interactive()) {
      terminal.err().print(START_OF_LINE + state() + shownFirst() + END_OF_LINE);
      terminal.err().flush();
    }
  }

  /** Makes room for the table. */
  @Override
  public synchronized void close() {
    clockwork.shutdownNow();
    if (terminal.interactive()) {
      terminal.err().print("\r\033[K");
      terminal.err().flush();
    }
  }

  private String counts() {
    String bound = remaining.bound().words();
    return String.format(
        Locale.ROOT,
        "Forks: %d done, %s%d to go, %s",
        finished,
        bound,
        remaining.forks().size(),
        bound);
  }

  private String state() {
    return counts + DurationText.of(left()) + " left | ";
  }

  Duration left() {
    Duration left =
        remaining.forks().stream().map(estimates::of).reduce(Duration.ZERO, Duration::plus);
    if (running == null) {
      return left;
    }
    // A fork that takes longer than expected is about to end.
    Duration expected = estimates.of(running.cell());
    Duration elapsed = elapsed();
    return left.minus(elapsed.compareTo(expected) < 0 ? elapsed : expected);
  }

  private Duration elapsed() {
    return Duration.ofNanos(nanoClock.getAsLong() - runningSinceNanos);
  }

  /** What changes comes first: narrow terminals cut the line's end off. */
  private String shownFirst() {
    PlannedFork fork = running;
    return fork == null ? "" : step + " | " + name(fork);
  }

  private String described() {
    PlannedFork fork = running;
    return fork == null ? "" : name(fork) + ": " + step;
  }

  private String name(PlannedFork fork) {
    return fork.cell()
        + ", fork "
        + fork.number()
        + (remaining.bound() == Certainty.EXACT ? " of " + fork.cell().measurements() : "");
  }

  private String describe(ForkOutcome outcome) {
    if (outcome instanceof Measured measured) {
      String score =
          ForkStep.score(measured.result().getPrimaryResult(), measured.result().getParams());
      return outcome.faults().isEmpty()
          ? score + plan.remark(measured)
          : score + " INVALID: " + String.join("; ", outcome.faults());
    }
    // The end of the broker's log stands after the table.
    return "FAILED: " + String.join("; ", outcome.faults()).lines().findFirst().orElse("");
  }
}
