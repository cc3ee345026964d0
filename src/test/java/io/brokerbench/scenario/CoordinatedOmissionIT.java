package io.brokerbench.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Kinds;
import io.brokerbench.broker.Storage;
import io.brokerbench.broker.spi.Drivers;
import io.brokerbench.measure.LatencyKind;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.RunningBroker;
import io.brokerbench.provision.ShortLived;
import io.brokerbench.provision.local.LocalBrokers;
import io.brokerbench.workload.Arrivals;
import io.brokerbench.workload.Deadline;
import io.brokerbench.workload.OpenLoop;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A broker is stopped for S seconds within a measurement of T seconds at a constant rate. A user
 * who comes at any moment of the stall waits for the rest of it: those of its first half, a share
 * of S/2/T of all, wait for more than S/2, and so on. A recorder that waits for its answers asks
 * only once during the stall, and hides it.
 */
class CoordinatedOmissionIT {
  private static final int RATE = 1_000;
  private static final double MEASURED_SECONDS = 4;
  private static final double WARM_UP_SECONDS = 2;
  private static final Duration BEFORE = Duration.ofMillis(1_500);
  private static final Duration STALL = Duration.ofSeconds(1);
  private static final double MESSAGE = 1.0 / RATE;
  private static final Setting SETTING = Setting.standard(Storage.standard(Durability.MEMORY), 16);

  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(strings = {"KAFKA", "NATS", "REDIS"})
  void theOpenLoopCountsTheStallForEveryMessageThatWasDue(BrokerKind kind) throws Exception {
    try (RunningBroker server = start(kind);
        Broker broker = Drivers.adapter(kind).connect(server.endpoint())) {
      LatencyTrial trial =
          LatencyTrial.open(broker, new OpenLoop(RATE, Arrivals.CONSTANT, 0), SETTING);
      openLoop(trial, WARM_UP_SECONDS);
      latency(trial);
      double stalled = stalledDuring(kind, () -> openLoop(trial, MEASURED_SECONDS));
      assertIsWhatUsersSaw(latency(trial), stalled);
      assertThat(trial.iterationMetrics()).first().extracting(Metric::value).isEqualTo(0.0);
      assertThat(trial.finish().account().isExact()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"KAFKA", "NATS", "REDIS"})
  void aClosedLoopAtTheSameRateHidesTheStall(BrokerKind kind) throws Exception {
    try (RunningBroker server = start(kind);
        Broker broker = Drivers.adapter(kind).connect(server.endpoint())) {
      DeliveryTrial trial =
          DeliveryTrial.open(broker, new DeliveryPlan(10, Deadline.of(10), SETTING));
      closedLoop(trial, WARM_UP_SECONDS);
      latency(trial);
      double stalled = stalledDuring(kind, () -> closedLoop(trial, MEASURED_SECONDS));
      Histogram recorded = latency(trial);
      assertThatThrownBy(() -> assertIsWhatUsersSaw(recorded, stalled))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("[p99]")
          .hasMessageContaining("[share over half the stall]");
      assertThat(trial.finish().account().isExact()).isTrue();
    }
  }

  private static void assertIsWhatUsersSaw(Histogram latency, double stalled) {
    double max = seconds(latency.getMaxValue());
    double half = stalled / 2;
    double shareOverHalf =
        (double) latency.getCountBetweenValues((long) (half * 1e9), Long.MAX_VALUE)
            / latency.getTotalCount();
    SoftAssertions.assertSoftly(
        all -> {
          all.assertThat(max).as("maximum").isGreaterThanOrEqualTo(stalled - MESSAGE);
          all.assertThat(percentile(latency, 99.9))
              .as("p99.9")
              .isGreaterThanOrEqualTo(stalled - 0.001 * MEASURED_SECONDS - 2 * MESSAGE);
          all.assertThat(percentile(latency, 99))
              .as("p99")
              .isGreaterThanOrEqualTo(stalled - 0.01 * MEASURED_SECONDS - 2 * MESSAGE);
          // The broker has to catch up, which the maximum tells: so far it is above the stall.
          all.assertThat(shareOverHalf)
              .as("share over half the stall")
              .isGreaterThanOrEqualTo(0.95 * half / MEASURED_SECONDS)
              .isLessThanOrEqualTo(1.3 * (max - half) / MEASURED_SECONDS);
        });
  }

  private static double percentile(Histogram latency, double percentile) {
    return seconds(latency.getValueAtPercentile(percentile));
  }

  private static double seconds(long nanos) {
    return nanos / 1e9;
  }

  private static Void openLoop(LatencyTrial trial, double seconds) throws InterruptedException {
    trial.begin();
    int slices = (int) (seconds * RATE / OpenLoop.sliceMessages(RATE));
    for (int i = 0; i < slices; i++) {
      trial.slice();
    }
    trial.end();
    return null;
  }

  /** As many benchmarks do it: ten messages, wait for them, and go on ten milliseconds later. */
  private static Void closedLoop(DeliveryTrial trial, double seconds) throws InterruptedException {
    long start = System.nanoTime();
    long next = start;
    while (System.nanoTime() - start < seconds * 1e9) {
      trial.burst();
      next = Math.max(System.nanoTime(), next + Duration.ofMillis(10).toNanos());
      parkUntil(next);
    }
    return null;
  }

  /** Stops the server in the middle of a measurement, and tells for how many seconds it stood. */
  private static double stalledDuring(BrokerKind kind, Callable<Void> measurement)
      throws Exception {
    long pid = server(kind).pid();
    long begin = System.nanoTime();
    ExecutorService aside = Executors.newSingleThreadExecutor();
    try {
      Future<Double> stall =
          aside.submit(
              () -> {
                parkUntil(begin + BEFORE.toNanos());
                signal("STOP", pid);
                long stopped = System.nanoTime();
                parkUntil(stopped + STALL.toNanos());
                long continued = System.nanoTime();
                signal("CONT", pid);
                return seconds(continued - stopped);
              });
      measurement.call();
      return stall.get();
    } finally {
      signal("CONT", pid);
      aside.shutdownNow();
    }
  }

  private static ProcessHandle server(BrokerKind kind) {
    Map<BrokerKind, String> programs =
        Map.of(Kinds.NATS, "nats-server", Kinds.REDIS, "redis-server", Kinds.KAFKA, "java");
    String program = programs.getOrDefault(kind, "");
    return ProcessHandle.current()
        .descendants()
        .filter(process -> process.info().command().orElse("").endsWith("/" + program))
        .findFirst()
        .orElseThrow();
  }

  private static void signal(String name, long pid) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(pid)).inheritIO().start().waitFor();
  }

  private static void parkUntil(long nanos) {
    while (System.nanoTime() < nanos) {
      LockSupport.parkNanos(nanos - System.nanoTime());
    }
  }

  private RunningBroker start(BrokerKind kind) {
    return LocalBrokers.fromEnvironment(ShortLived.host())
        .start(BrokerSpec.single(kind, Durability.MEMORY), temp.resolve(kind + ".log"));
  }

  private static Histogram latency(Trial trial) {
    Histogram sum = new Histogram(3);
    Objects.requireNonNull(trial.latencies().get(LatencyKind.END_TO_END))
        .intervals()
        .forEach(sum::add);
    return sum;
  }
}
