package io.brokerbench.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Kinds;
import io.brokerbench.broker.Storage;
import io.brokerbench.broker.spi.Drivers;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.RunningBroker;
import io.brokerbench.provision.ShortLived;
import io.brokerbench.provision.local.LocalBrokers;
import io.brokerbench.scenario.LeakyConnector.Leak;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real clients leave nothing behind; with a thread that is planted into each, they do. */
class LifecycleTrialIT {
  /** A planted thread is waited for in vain. */
  private static final Duration SETTLE = Duration.ofMillis(500);

  private static final Map<BrokerKind, RunningBroker> SERVERS = new TreeMap<>();

  @TempDir static Path temp;

  @BeforeAll
  static void start() {
    LocalBrokers brokers = LocalBrokers.fromEnvironment(ShortLived.host());
    for (BrokerKind kind : new BrokerKind[] {Kinds.KAFKA, Kinds.NATS, Kinds.REDIS}) {
      SERVERS.put(
          kind,
          brokers.start(BrokerSpec.single(kind, Durability.MEMORY), temp.resolve(kind + ".log")));
    }
  }

  @AfterAll
  static void stop() {
    SERVERS.values().forEach(RunningBroker::close);
  }

  @ParameterizedTest
  @CsvSource({"KAFKA, 4", "NATS, 50", "REDIS, 50"})
  void cleanClientsLeaveNothingBehind(BrokerKind kind, int cyclesEach) throws Exception {
    TrialOutcome outcome = trial(kind, Leak.NOTHING, 5, cyclesEach);

    assertThat(outcome.problems()).isEmpty();
    assertThat(outcome.account().isExact()).isTrue();
    assertThat(outcome.account().delivered()).isEqualTo(6L * cyclesEach);
  }

  @ParameterizedTest
  @CsvSource({"KAFKA, 1", "NATS, 5", "REDIS, 5"})
  void aThreadACycleIsALeak(BrokerKind kind, int cyclesEach) throws Exception {
    TrialOutcome outcome = trial(kind, Leak.A_THREAD, 4, cyclesEach);

    assertThat(outcome.account().isExact()).isTrue();
    assertThat(outcome.problems())
        .contains(
            "1.00 threads stay behind each cycle (95 % interval 1.00 to 1.00 over 4 samples)");
  }

  /** As a benchmark does: what cycles leave behind in the beginning is not sampled. */
  private static TrialOutcome trial(BrokerKind kind, Leak leak, int samples, int cyclesEach)
      throws InterruptedException, IOException {
    try (Broker broker = connect(kind);
        LeakyConnector connector = new LeakyConnector(() -> connect(kind), leak, temp)) {
      LifecyclePlan standard = LifecyclePlan.standard(Storage.standard(Durability.MEMORY));
      LifecycleTrial trial =
          LifecycleTrial.open(
              broker,
              connector,
              new LifecyclePlan(standard.deadline(), SETTLE, standard.setting()));
      run(trial, cyclesEach);
      for (int i = 0; i < samples; i++) {
        run(trial, cyclesEach);
        trial.sample();
      }
      return trial.finish();
    }
  }

  private static void run(LifecycleTrial trial, int cycles) throws InterruptedException {
    for (int i = 0; i < cycles; i++) {
      assertThat(trial.cycle()).isTrue();
    }
  }

  private static Broker connect(BrokerKind kind) {
    return Drivers.adapter(kind).connect(Objects.requireNonNull(SERVERS.get(kind)).endpoint());
  }
}
