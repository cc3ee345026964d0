package io.brokerbench.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.broker.AckListener;
import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Compression;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Message;
import io.brokerbench.broker.Publisher;
import io.brokerbench.broker.Storage;
import io.brokerbench.broker.StreamLayout;
import io.brokerbench.broker.spi.Drivers;
import io.brokerbench.measure.Account;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.RunningBroker;
import io.brokerbench.provision.ShortLived;
import io.brokerbench.provision.local.LocalBrokers;
import io.brokerbench.worker.WorkerThreads;
import io.brokerbench.workload.Layout;
import io.brokerbench.workload.MessageFormat;
import io.brokerbench.workload.Scenario;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trials on real brokers that live through all of them. */
class DeliveryTrialIT {
  private static final Map<BrokerKind, RunningBroker> SERVERS = new TreeMap<>();

  @TempDir static Path temp;

  @BeforeAll
  static void start() {
    LocalBrokers brokers = LocalBrokers.fromEnvironment(ShortLived.host());
    for (BrokerKind kind : Drivers.kinds()) {
      SERVERS.put(
          kind,
          brokers.start(BrokerSpec.single(kind, Durability.MEMORY), temp.resolve(kind + ".log")));
    }
  }

  @AfterAll
  static void stop() {
    SERVERS.values().forEach(RunningBroker::close);
  }

  /** The original's investigation received 5,000, then 10,000, then 14,994 messages. */
  @ParameterizedTest
  @ValueSource(strings = {"KAFKA", "NATS", "INPROC"})
  void twentyHighTrialsInARowReceiveWhatTheySent(BrokerKind kind) throws Exception {
    for (int i = 0; i < 20; i++) {
      try (Broker broker = connect(kind)) {
        DeliveryTrial trial = DeliveryTrial.open(broker, plan(Scenario.HIGH));
        assertThat(trial.burst()).isTrue();
        TrialOutcome outcome = trial.finish();
        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.account().isExact()).isTrue();
        assertThat(outcome.account().delivered()).isEqualTo(5_000);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"KAFKA", "NATS", "INPROC"})
  void everyLayoutIsAccountedFor(BrokerKind kind) throws Exception {
    Storage storage = new Storage(Durability.DISK, 1, Compression.SNAPPY, StreamLayout.PER_TOPIC);
    for (int consumers : new int[] {1, 3, 7}) {
      try (Broker broker = connect(kind)) {
        Setting setting =
            new Setting(storage, consumers, 16, WorkerThreads.PLATFORM, Layout.of(7, 2, 20), 1_000);
        DeliveryTrial trial =
            DeliveryTrial.open(
                broker, new DeliveryPlan(2_000, Scenario.MEDIUM.deadline(), setting));
        for (int i = 0; i < 3; i++) {
          assertThat(trial.burst()).isTrue();
        }
        TrialOutcome outcome = trial.finish();
        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.account().isExact()).isTrue();
        assertThat(outcome.account().delivered()).isEqualTo(6_000);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"KAFKA", "NATS", "INPROC"})
  void residueBetweenPurgeAndBurstIsCountedExactly(BrokerKind kind) throws Exception {
    try (Broker broker = connect(kind);
        Broker another = connect(kind)) {
      DeliveryTrial trial = DeliveryTrial.open(broker, plan(Scenario.LOW));
      MessageFormat.Writer writer = new MessageFormat.Writer(0, 0, MessageFormat.STANDARD_BYTES);
      Publisher publisher = another.publisher(trial.topics().get(0), new IgnoredAcks());
      for (int i = 0; i < 123; i++) {
        publisher.publish(new Message(i, writer.write(i, i, System.nanoTime())));
      }
      publisher.close();
      assertThat(trial.burst()).isTrue();
      Account account = trial.finish().account();
      assertThat(account.residue()).isEqualTo(123);
      assertThat(account.delivered()).isEqualTo(500);
      assertThat(account.isExact()).isFalse();
    }
  }

  private static Broker connect(BrokerKind kind) {
    return Drivers.adapter(kind).connect(Objects.requireNonNull(SERVERS.get(kind)).endpoint());
  }

  private static DeliveryPlan plan(Scenario scenario) {
    return new DeliveryPlan(
        scenario.messages(),
        scenario.deadline(),
        Setting.standard(Storage.standard(Durability.MEMORY), 256));
  }

  private static final class IgnoredAcks implements AckListener {
    @Override
    public void acknowledged(Message message) {}

    @Override
    public void failed(Message message, Throwable cause) {}
  }
}
