package io.brokerbench.launch;

import io.brokerbench.benchmarks.ForkEvidence;
import io.brokerbench.broker.EndpointsFile;
import io.brokerbench.console.Interruption;
import io.brokerbench.console.RootCause;
import io.brokerbench.machine.MachineLoad;
import io.brokerbench.machine.MachineReader;
import io.brokerbench.machine.MachineReading;
import io.brokerbench.plan.BrokerLife;
import io.brokerbench.plan.Evidence;
import io.brokerbench.plan.Faults;
import io.brokerbench.plan.ForkOutcome;
import io.brokerbench.plan.ForkOutcome.Cause;
import io.brokerbench.plan.ForkOutcome.Failed;
import io.brokerbench.plan.ForkOutcome.Measured;
import io.brokerbench.plan.Plan.PlannedFork;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.RunningBroker;
import io.brokerbench.request.BrokerChoice;
import io.brokerbench.results.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.options.Options;

/**
 * Runs one fork: starts its broker, lets JMH run the fork, and stops the broker. Whatever goes
 * wrong becomes the fork's outcome, and never another fork's.
 */
final class ForkRunner {
  private static final String INTERRUPTED = "interrupted";
  private static final String CLASS_PATH = "java.class.path";

  private final BrokerChoice brokers;
  private final Leases leases;
  private final ForkOptions options;
  private final Supplier<RunFolder> folder;
  private final JmhLog log;
  private final Jmh jmh;
  private final Interruption interruption;
  private final InstantSource clock;
  private final Duration patience;
  private final MachineReader machine;
  private final Map<String, String> versions;
  private final LastAccount accounts = new LastAccount();

  ForkRunner(
      BrokerChoice brokers,
      Leases leases,
      ForkOptions options,
      Supplier<RunFolder> folder,
      JmhLog log,
      Jmh jmh,
      Interruption interruption,
      InstantSource clock,
      Duration patience,
      MachineReader machine,
      Map<String, String> versions) {
    this.brokers = brokers;
    this.leases = leases;
    this.options = options;
    this.folder = folder;
    this.log = log;
    log.tell(accounts);
    this.jmh = jmh;
    this.interruption = interruption;
    this.clock = clock;
    this.patience = patience;
    this.machine = machine;
    this.versions = versions;
  }

  ForkOutcome run(PlannedFork fork) {
    accounts.clear();
    Instant start = clock.instant();
    Optional<BrokerSpec> spec = brokers.specOf(fork.cell());
    return spec.isEmpty() ? measure(fork, start, null) : run(fork, start, spec.get());
  }

  private ForkOutcome run(PlannedFork fork, Instant start, BrokerSpec spec) {
    Lease lease;
    try {
      lease = leases.take(spec, fork.cell(), folder.get().brokerLog(fork.fileName()));
    } catch (Exception e) {
      return interruption.requested()
          ? failed(fork, start, INTERRUPTED, Cause.RUN_ENDED)
          : failed(
              fork, start, "no " + spec.label() + " broker: " + RootCause.reason(e), Cause.BROKER);
    }
    ForkOutcome outcome = measure(fork, start, spec, lease);
    try (lease) {
      if (isSuspect(outcome)) {
        leases.discard(spec); // The forks that would have had it, too, go to a fresh one.
      }
    } catch (RuntimeException e) {
      // The broker could not be stopped: what comes after it would be disturbed, and is told so.
      String reason = "the " + spec.label() + " broker: " + RootCause.reason(e);
      return outcome instanceof Failed first
          ? new Failed(
              fork,
              start,
              clock.instant(),
              first.reason() + "; " + reason,
              first.cause(),
              first.account())
          : failed(fork, start, reason, Cause.BENCHMARK);
    }
    return outcome;
  }

  /**
   * Whether its broker may be the reason why a fork gave no data, or not all of its messages; a
   * probe may overload it.
   */
  private static boolean isSuspect(ForkOutcome outcome) {
    return outcome instanceof Measured measured
        ? !outcome.fork().probe()
            && measured.evidence() != null
            && !measured.evidence().account().isExact()
        : true;
  }

  private ForkOutcome measure(PlannedFork fork, Instant start, BrokerSpec spec, Lease lease) {
    RunningBroker broker = lease.broker();
    versions.put(spec.label(), broker.version());
    ForkOutcome outcome = measure(fork, start, lease);
    // A cluster may go on without one of its servers, but isn't what was asked for any more.
    return interruption.requested() || broker.isAlive()
        ? outcome
        : new Failed(
            fork,
            start,
            clock.instant(),
            "the " + spec.label() + " broker ended during the fork. " + broker.ending(),
            Cause.BENCHMARK,
            outcome.account());
  }

  private ForkOutcome measure(PlannedFork fork, Instant start, @Nullable Lease lease) {
    RunningBroker broker = lease == null ? null : lease.broker();
    try {
      BrokerLife life = lease == null ? null : runIn(fork, lease);
      Optional<MachineReading> before = machine.read();
      BenchmarkResult result =
          Jmh.only(runJmh(fork, broker, options::of, ForkDeadline.of(fork.cell(), patience)));
      Optional<MachineLoad> load = machine.since(before).map(all -> told(all, broker));
      Optional<ForkEvidence> evidence = Evidence.of(result);
      if (evidence.isEmpty() && Evidence.isOwed(fork.cell())) {
        return failed(fork, start, "the fork sent no account of its messages", Cause.BENCHMARK);
      }
      return new Measured(
          fork,
          start,
          clock.instant(),
          MemoizedIteration.memoized(result),
          evidence.orElse(null),
          life,
          load.orElse(null));
    } catch (Exception e) {
      return interruption.requested()
          ? failed(fork, start, INTERRUPTED, Cause.RUN_ENDED)
          : failed(fork, start, RootCause.reason(e, log.lastWords()), Cause.BENCHMARK);
    }
  }

  /** Brokers that aren't below this process can't be told from others. */
  private MachineLoad told(MachineLoad load, @Nullable RunningBroker broker) {
    boolean ours = broker == null || brokers.provider().startsChildProcesses();
    return ours ? load : load.withoutOthers();
  }

  /**
   * Has a broker that no fork has had before run in by a client that isn't measured.
   *
   * @throws IOException if that client's account isn't exact: what it was run in with, it would be
   *     measured with
   */
  private BrokerLife runIn(PlannedFork fork, Lease lease) throws Exception {
    if (!lease.isFresh() || !fork.cell().isRunIn()) {
      return new BrokerLife(lease.life(), null);
    }
    Optional<ForkEvidence> evidence =
        Evidence.of(
            Jmh.only(
                runJmh(
                    fork,
                    lease.broker(),
                    options::ofRunIn,
                    ForkDeadline.ofRunIn(fork.cell(), patience))));
    if (evidence.isPresent() && !fork.probe() && !evidence.get().isValid()) {
      throw new IOException(
          "while the broker was run in: " + String.join("; ", Faults.of(evidence.get())));
    }
    return new BrokerLife(lease.life(), evidence.map(ForkEvidence::runIn).orElse(null));
  }

  private Collection<RunResult> runJmh(
      PlannedFork fork,
      @Nullable RunningBroker broker,
      BiFunction<PlannedFork, @Nullable Path, Options> with,
      ForkDeadline deadline)
      throws Exception {
    Path endpoints = broker == null ? null : folder.get().endpoints();
    if (endpoints != null && broker != null) {
      EndpointsFile.write(endpoints, List.of(broker.endpoint()));
    }
    accounts.clear();
    Options forkOptions = with.apply(fork, endpoints);
    String classPath = System.getProperty(CLASS_PATH);
    // Where JMH takes the class path of its forks from.
    fork.cell().side().classPath().ifPresent(jar -> System.setProperty(CLASS_PATH, jar.toString()));
    if (endpoints != null && fork.cell().runsInThisJvm()) {
      System.setProperty(EndpointsFile.PROPERTY, endpoints.toString());
    }
    try {
      ForkWatch watch = new ForkWatch(broker, deadline);
      return interruption.endable(() -> watch.over(() -> jmh.run(forkOptions, log.format())));
    } finally {
      System.setProperty(CLASS_PATH, classPath);
      if (endpoints != null) {
        System.clearProperty(EndpointsFile.PROPERTY);
        Files.deleteIfExists(endpoints);
      }
    }
  }

  private Failed failed(PlannedFork fork, Instant start, String reason, Cause cause) {
    String where = cause == Cause.BENCHMARK ? " (JMH's log: " + log.file() + ")" : "";
    return new Failed(fork, start, clock.instant(), reason + where, cause, accounts.get());
  }
}
