package io.brokerbench.launch;

import io.brokerbench.benchmarks.ForkEvidence;
import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.EndpointsFile;
import io.brokerbench.launch.ForkOutcome.Cause;
import io.brokerbench.launch.ForkOutcome.Failed;
import io.brokerbench.launch.ForkOutcome.Measured;
import io.brokerbench.launch.Plan.PlannedFork;
import io.brokerbench.provision.BrokerProvider;
import io.brokerbench.provision.BrokerRequest;
import io.brokerbench.provision.RunningBroker;
import io.brokerbench.results.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;

/**
 * Runs one fork: starts its broker, lets JMH run the fork, and stops the broker. Whatever goes
 * wrong becomes the fork's outcome, and never another fork's.
 */
final class ForkRunner {
  private static final String INTERRUPTED = "interrupted";

  private final BrokerProvider brokers;
  private final ForkOptions options;
  private final RunFolder folder;
  private final JmhLog log;
  private final Interruption interruption;
  private final InstantSource clock;
  private final Map<BrokerKind, String> versions = new EnumMap<>(BrokerKind.class);

  ForkRunner(
      BrokerProvider brokers,
      ForkOptions options,
      RunFolder folder,
      JmhLog log,
      Interruption interruption,
      InstantSource clock) {
    this.brokers = brokers;
    this.options = options;
    this.folder = folder;
    this.log = log;
    this.interruption = interruption;
    this.clock = clock;
  }

  /** What the brokers that were started said of their versions. */
  Map<BrokerKind, String> versions() {
    return versions;
  }

  ForkOutcome run(PlannedFork fork) {
    Instant start = clock.instant();
    Optional<BrokerKind> kind = fork.cell().broker();
    if (kind.isEmpty()) {
      return measure(fork, start, null);
    }
    Path brokerLog = folder.brokerLog(fork.fileName());
    RunningBroker broker;
    try {
      BrokerRequest request = new BrokerRequest(kind.get(), fork.cell().durability(), brokerLog);
      broker = interruption.interruptible(() -> brokers.start(request));
    } catch (Exception e) {
      return interruption.requested()
          ? failed(fork, start, INTERRUPTED, Cause.RUN_ENDED)
          : failed(
              fork, start, "no " + kind.get() + " broker: " + RootCause.reason(e), Cause.BROKER);
    }
    ForkOutcome outcome;
    try (broker) {
      versions.put(kind.get(), broker.version());
      outcome = measure(fork, start, broker);
      if (outcome instanceof Failed && !interruption.requested() && !broker.isAlive()) {
        outcome =
            failed(
                fork,
                start,
                "the " + kind.get() + " broker ended during the fork (its log: " + brokerLog + ")",
                Cause.BENCHMARK);
      }
    } catch (RuntimeException e) {
      // The broker could not be stopped: what comes after it would be disturbed, and is told so.
      return failed(
          fork, start, "the " + kind.get() + " broker: " + RootCause.reason(e), Cause.BENCHMARK);
    }
    return outcome;
  }

  private ForkOutcome measure(PlannedFork fork, Instant start, @Nullable RunningBroker broker) {
    try {
      BenchmarkResult result = only(runJmh(fork, broker));
      Optional<ForkEvidence> evidence = Evidence.of(result);
      if (evidence.isEmpty() && Evidence.isOwed(fork.cell())) {
        return failed(fork, start, "the fork sent no account of its messages", Cause.BENCHMARK);
      }
      return new Measured(
          fork, start, clock.instant(), MemoizedIteration.memoized(result), evidence.orElse(null));
    } catch (Exception e) {
      return interruption.requested()
          ? failed(fork, start, INTERRUPTED, Cause.RUN_ENDED)
          : failed(fork, start, RootCause.reason(e), Cause.BENCHMARK);
    }
  }

  private Collection<RunResult> runJmh(PlannedFork fork, @Nullable RunningBroker broker)
      throws Exception {
    Path endpoints = broker == null ? null : folder.endpoints();
    if (endpoints != null && broker != null) {
      EndpointsFile.write(endpoints, List.of(broker.endpoint()));
    }
    Options forkOptions = options.of(fork, endpoints);
    if (endpoints != null && fork.cell().runsInThisJvm()) {
      System.setProperty(EndpointsFile.PROPERTY, endpoints.toString());
    }
    try {
      return interruption.endable(() -> new Runner(forkOptions, log.format()).run());
    } finally {
      if (endpoints != null) {
        System.clearProperty(EndpointsFile.PROPERTY);
        Files.deleteIfExists(endpoints);
      }
    }
  }

  private static BenchmarkResult only(Collection<RunResult> rows) throws IOException {
    if (rows.size() != 1 || rows.iterator().next().getBenchmarkResults().size() != 1) {
      throw new IOException("JMH gave no result");
    }
    return rows.iterator().next().getBenchmarkResults().iterator().next();
  }

  private Failed failed(PlannedFork fork, Instant start, String reason, Cause cause) {
    String where = cause == Cause.BENCHMARK ? " (JMH's log: " + log.file() + ")" : "";
    return new Failed(fork, start, clock.instant(), reason + where, cause);
  }
}
