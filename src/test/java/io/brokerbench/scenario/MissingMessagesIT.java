package io.brokerbench.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.Impatient;
import io.brokerbench.broker.Kinds;
import io.brokerbench.broker.Storage;
import io.brokerbench.broker.spi.Drivers;
import io.brokerbench.measure.Account;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.Eventually;
import io.brokerbench.provision.RestartableServer;
import io.brokerbench.provision.RunningBroker;
import io.brokerbench.provision.ServerProcess;
import io.brokerbench.provision.ShortLived;
import io.brokerbench.provision.local.LocalBrokers;
import io.brokerbench.scenario.FaultyBroker.Event;
import io.brokerbench.scenario.FaultyBroker.Fault;
import io.brokerbench.worker.WorkerThreads;
import io.brokerbench.workload.Layout;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Real brokers are done harm in the middle of a burst, when more was acknowledged than delivered:
 * what is missing then is said of each message as it is.
 */
@Impatient(seconds = 5)
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MissingMessagesIT {
  private static final int MESSAGES = 10_000;

  /** So many more than were delivered have to be acknowledged before harm is done. */
  private static final int AHEAD = 5_000;

  private static final int DELIVERED = 100;
  private static final Duration DEADLINE = Duration.ofSeconds(5);

  private static final Map<BrokerKind, String> CALLED =
      Map.of(Kinds.KAFKA, "Kafka", Kinds.NATS, "NATS", Kinds.REDIS, "Redis");

  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(strings = {"KAFKA", "NATS", "REDIS"})
  void whatABrokerThatWasKilledHadAcknowledgedIsNotCalledLost(BrokerKind kind) throws Exception {
    try (RunningBroker server = start(kind, 1)) {
      TrialOutcome outcome = burst(server.endpoint(), 1, () -> kill(server), () -> {});
      Account account = outcome.account();
      assertThat(account.acknowledged()).isGreaterThanOrEqualTo(AHEAD);
      assertThat(account.lost()).isZero();
      assertThat(account.undelivered()).isPositive();
      // The client had fetched some before.
      assertThat(account.unsought()).isEqualTo(account.undelivered() - account.late());
      assertThat(account.delivered() + account.undelivered()).isEqualTo(account.acknowledged());
      assertThat(outcome.problems())
          .anyMatch(
              problem ->
                  problem.startsWith(
                      account.unsought()
                          + " acknowledged messages were not delivered, and could not be looked"
                          + " for: "
                          + CALLED.get(kind)
                          + " at "));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"KAFKA", "NATS", "REDIS"})
  void whatABrokerThatStoodStillHoldsIsUndelivered(BrokerKind kind) throws Exception {
    try (RunningBroker server = start(kind, 1)) {
      ServerProcess process = ServerProcess.of(server.endpoint(), 1);
      assertAllThere(
          burst(server.endpoint(), 1, () -> process.signal("STOP"), () -> process.signal("CONT")));
    }
  }

  /** The servers that are left take up to nine seconds until they have elected another leader. */
  @ParameterizedTest
  @Impatient(seconds = 15)
  @ValueSource(strings = {"KAFKA", "NATS"})
  void whatAClusterHoldsOfWhichAServerStoodStillIsUndelivered(BrokerKind kind) throws Exception {
    try (RunningBroker cluster = start(kind, 3)) {
      ServerProcess process = ServerProcess.of(cluster.endpoint(), 1);
      assertAllThere(
          burst(cluster.endpoint(), 3, () -> process.signal("STOP"), () -> process.signal("CONT")));
    }
  }

  @ParameterizedTest
  @CsvSource({"NATS, The connection to NATS has ended", "REDIS, the connection has ended"})
  void whatAServerHoldsThatWasRestartedOnItsDataIsUndelivered(BrokerKind kind, String problem)
      throws Exception {
    try (RestartableServer server = RestartableServer.start(kind, temp)) {
      TrialOutcome outcome = burst(server.endpoint(), 1, server::restartAndAwait, () -> {});
      assertAllThere(outcome);
      assertThat(outcome.problems().get(0)).contains(problem);
    }
  }

  /** Messages are so large that they don't all fit into the buffers between. */
  @Test
  void whatAStreamHoldsWhoseConsumerWasCutOffAsTooSlowIsUndelivered() throws Exception {
    String limits = "max_payload: 65536\nmax_pending: 3145728";
    Setting large =
        new Setting(
            new Storage(Durability.DISK, 1),
            1,
            4,
            WorkerThreads.PLATFORM,
            Layout.of(1, 1, 1_000),
            20_000);
    try (RestartableServer server = RestartableServer.start(Kinds.NATS, temp, limits);
        StallingProxy proxy = new StallingProxy(URI.create(server.endpoint().address()), 2)) {
      Endpoint proxied =
          new Endpoint(
              Kinds.NATS,
              "nats://127.0.0.1:" + proxy.port(),
              server.endpoint().identity(),
              List.of());
      TrialOutcome outcome =
          burst(
              proxied,
              new DeliveryPlan(1_000, Duration.ofMinutes(1), large),
              1,
              acknowledged -> {
                proxy.stall();
                acknowledged.await(900);
                server.awaitLog("Slow Consumer");
                proxy.resume();
              },
              () -> {});
      Account account = outcome.account();
      assertThat(account.undelivered()).isPositive();
      assertThat(account.unsought()).as("%s", outcome.problems()).isZero();
      assertThat(account.lost()).isZero();
      assertThat(outcome.problems().get(0)).contains("The connection to NATS has ended");
    }
  }

  @Test
  void whatANatsServerHoldsThatHasLostItsDataIsLost() throws Exception {
    try (RestartableServer server = RestartableServer.start(Kinds.NATS, temp)) {
      TrialOutcome outcome =
          burst(
              server.endpoint(),
              Storage.standard(Durability.MEMORY),
              server::restartAndAwait,
              () -> {});
      Account account = outcome.account();
      assertThat(account.lost()).isPositive();
      // The client had fetched some before.
      assertThat(account.undelivered()).isEqualTo(account.late());
      assertThat(account.unsought()).isZero();
      assertThat(account.delivered() + account.undelivered() + account.lost())
          .isEqualTo(account.acknowledged());
    }
  }

  private static void assertAllThere(TrialOutcome outcome) {
    Account account = outcome.account();
    assertThat(account.acknowledged()).isGreaterThanOrEqualTo(AHEAD);
    assertThat(account.undelivered()).isPositive();
    assertThat(account.unsought()).as("%s", outcome.problems()).isZero();
    assertThat(account.lost()).isZero();
    assertThat(account.isExact()).isFalse();
  }

  private static TrialOutcome burst(Endpoint endpoint, int replicas, Event harm, Event end)
      throws Exception {
    return burst(endpoint, new Storage(Durability.DISK, replicas), harm, end);
  }

  /**
   * A burst in which a delivery waits until many more messages were acknowledged, and then
   * something happens.
   */
  private static TrialOutcome burst(Endpoint endpoint, Storage storage, Event harm, Event end)
      throws Exception {
    return burst(
        endpoint,
        new DeliveryPlan(MESSAGES, DEADLINE, Setting.standard(storage, 4)),
        DELIVERED,
        acknowledged -> {
          acknowledged.await(AHEAD);
          harm.happen();
        },
        end);
  }

  private static TrialOutcome burst(
      Endpoint endpoint, DeliveryPlan plan, int delivery, Harm harm, Event end) throws Exception {
    try (Broker broker = Drivers.adapter(endpoint.kind()).connect(endpoint)) {
      FaultyBroker[] faulty = new FaultyBroker[1];
      faulty[0] =
          new FaultyBroker(
              broker,
              Fault.HAPPENING,
              delivery,
              () ->
                  harm.happen(
                      messages -> Eventually.until(() -> faulty[0].acknowledged() >= messages)));
      DeliveryTrial trial = DeliveryTrial.open(faulty[0], plan);
      assertThat(trial.burst()).isFalse();
      end.happen();
      return trial.finish();
    }
  }

  /** What happens before a delivery is passed on. */
  private interface Harm {
    void happen(Acknowledgements acknowledged) throws Exception;
  }

  private interface Acknowledgements {
    void await(int messages) throws Exception;
  }

  private static void kill(RunningBroker server) {
    ServerProcess.of(server.endpoint(), 1).kill();
  }

  private RunningBroker start(BrokerKind kind, int nodes) {
    return LocalBrokers.fromEnvironment(ShortLived.host())
        .start(
            new BrokerSpec(kind, BrokerSpec.DEFAULT, Durability.DISK, nodes),
            temp.resolve(kind + ".log"));
  }
}
