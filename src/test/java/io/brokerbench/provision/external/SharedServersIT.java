package io.brokerbench.provision.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Delivery;
import io.brokerbench.broker.DeliveryHandler;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.Kinds;
import io.brokerbench.broker.RunNames;
import io.brokerbench.broker.Storage;
import io.brokerbench.broker.Subscription;
import io.brokerbench.broker.Topic;
import io.brokerbench.broker.TopicSpec;
import io.brokerbench.broker.spi.Drivers;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.ForeignServers;
import io.brokerbench.provision.ProvisionException;
import io.brokerbench.provision.RunningBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several runs on one server of somebody else's, at the same time and one after the other. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SharedServersIT {
  private static final Storage STORAGE = new Storage(Durability.DISK, 1);

  @TempDir static Path temp;
  private static final Map<BrokerKind, RunningBroker> SERVERS = new TreeMap<>();

  @BeforeAll
  static void start() {
    SERVERS.put(Kinds.KAFKA, ForeignServers.kafka(temp));
    SERVERS.put(Kinds.NATS, ForeignServers.nats(temp, ""));
  }

  @AfterAll
  static void stop() {
    SERVERS.values().forEach(RunningBroker::close);
  }

  @AfterEach
  void leaveNothing() {
    for (BrokerKind kind : SERVERS.keySet()) {
      try (Broker broker = connect(server(kind))) {
        broker.purge();
      }
    }
  }

  private static Endpoint server(BrokerKind kind) {
    return Objects.requireNonNull(SERVERS.get(kind)).endpoint();
  }

  private static Broker connect(Endpoint endpoint) {
    return Drivers.adapter(endpoint.kind()).connect(endpoint);
  }

  private static Set<String> names(BrokerKind kind) {
    try (Broker broker = connect(server(kind))) {
      return Set.copyOf(broker.allNames());
    }
  }

  private static ExternalBrokers run(BrokerKind kind) {
    return new ExternalBrokers(List.of(server(kind)));
  }

  private static BrokerSpec spec(BrokerKind kind) {
    return BrokerSpec.single(kind, Durability.DISK);
  }

  private static Presence presence(BrokerKind kind, String run, Instant now) {
    return Presence.begin(server(kind), run, STORAGE, InstantSource.fixed(now));
  }

  private static String someTopic(BrokerKind kind, String run) {
    try (Broker broker = connect(server(kind).with(new RunNames(run)))) {
      return broker.createTopics(TopicSpec.series("left", 1, 1), STORAGE).get(0).name();
    }
  }

  private static boolean isThere(BrokerKind kind, String topic) {
    return names(kind).stream().anyMatch(name -> name.startsWith(topic));
  }

  /** Of a machine that isn't this one. */
  private static String elsewhere() {
    return "r______".replace('_', '0') + RunId.next().substring(7);
  }

  private static final class Ignoring implements DeliveryHandler {
    @Override
    public void deliver(Delivery delivery) {
      delivery.handled();
    }

    @Override
    public void endOfBatch() {}

    @Override
    public void failed(BrokerException failure) {}
  }

  @ParameterizedTest
  @ValueSource(strings = {"KAFKA", "NATS"})
  void whatOneRunHasIsNotTouchedByAnotherAndBothKnow(BrokerKind kind) {
    ExternalBrokers first = run(kind);
    ExternalBrokers second = run(kind);
    try (RunningBroker one = first.start(spec(kind), temp);
        Broker client = connect(one.endpoint())) {
      List<Topic> topics = client.createTopics(TopicSpec.series("mine", 2, 3), STORAGE);
      try (Subscription subscription = client.subscribe(topics, new Ignoring())) {
        subscription.start();
        second.check(Set.of(spec(kind)));
        try (RunningBroker other = second.start(spec(kind), temp);
            Broker neighbour = connect(other.endpoint())) {
          neighbour.purge();
          List<Topic> theirs = neighbour.createTopics(TopicSpec.series("mine", 2, 3), STORAGE);
          try (Subscription also = neighbour.subscribe(theirs, new Ignoring())) {
            also.start();
            assertThat(neighbour.footprint().consumerGroups()).isEqualTo(1);
            assertThat(theirs).doesNotContainAnyElementsOf(topics);
          }
          neighbour.purge();
          assertThat(neighbour.footprint().partitions()).isZero();
        }
        assertThat(client.appended(topics)).isZero();
        assertThat(client.footprint().consumerGroups()).isEqualTo(1);
        assertThat(subscription.backlog()).isZero();
      }
      assertThat(first.remarks()).isEmpty();
    }
    assertThat(first.remarks().toString()).contains("SHARED SERVERS: another run of Brokerbench");
    assertThat(second.remarks()).hasSameSizeAs(first.remarks());
    assertThat(second.notices().toString()).contains("SHARED SERVERS");
    assertThat(names(kind)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"KAFKA", "NATS"})
  void runsOneAfterTheOtherShareNothing(BrokerKind kind) {
    ExternalBrokers first = run(kind);
    first.start(spec(kind), temp).close();
    ExternalBrokers second = run(kind);
    second.start(spec(kind), temp).close();

    assertThat(first.remarks()).isEmpty();
    assertThat(second.remarks()).isEmpty();
    assertThat(names(kind)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"KAFKA", "NATS"})
  void whatAKilledRunHasLeftIsRemovedWhenItsLeaseIsOver(BrokerKind kind) {
    Instant now = Instant.parse("2026-01-31T12:00:00Z");
    String killed = elsewhere();
    Presence unclosed = presence(kind, killed, now);
    String left = someTopic(kind, killed);

    presence(kind, RunId.next(), now.plus(Presence.LEASE)).close();
    assertThat(isThere(kind, left)).as("its clock may be slower").isTrue();
    assertThat(run(kind).guests(kind).stale().toString())
        .as("it is told, and left for the next run")
        .contains(left);

    Instant later = now.plus(Presence.LEASE).plus(RunMark.CLOCKS);
    presence(kind, RunId.next(), later).close();
    assertThat(names(kind)).isEmpty();
    unclosed.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"KAFKA", "NATS"})
  void aRenewedLeaseKeepsWhatARunHas(BrokerKind kind) {
    Instant now = Instant.parse("2026-01-31T12:00:00Z");
    Instant later = now.plus(Presence.LEASE).plus(RunMark.CLOCKS);
    String living = elsewhere();
    TickingClock clock = new TickingClock(now);
    try (Presence presence = Presence.begin(server(kind), living, STORAGE, clock)) {
      String topic = someTopic(kind, living);
      clock.now = later.minus(Duration.ofMinutes(1));
      presence.renew();
      assertThat(names(kind)).filteredOn(name -> RunMark.of(name).isPresent()).hasSize(1);

      presence(kind, RunId.next(), later).close();
      assertThat(isThere(kind, topic)).isTrue();
    }
    assertThat(names(kind)).isEmpty();
  }

  private static final class TickingClock implements InstantSource {
    private Instant now;

    TickingClock(Instant now) {
      this.now = now;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  /** Its process is known to have ended: nobody waits for its lease. */
  @ParameterizedTest
  @ValueSource(strings = {"KAFKA", "NATS"})
  void whatARunOfThisMachineHasLeftIsRemovedAtOnce(BrokerKind kind) {
    String ended = RunId.next();
    ended = ended.substring(0, ended.length() - 10) + "zzzzzzzz00";
    Presence unclosed = presence(kind, ended, Instant.now());
    String left = someTopic(kind, ended);

    ExternalBrokers next = run(kind);
    next.start(spec(kind), temp).close();

    assertThat(isThere(kind, left)).isFalse();
    assertThat(next.remarks()).isEmpty();
    unclosed.close();
  }

  @Test
  void whatCannotBeRemovedIsSaid() {
    RunningBroker server = ForeignServers.nats(temp, "");
    ExternalBrokers brokers = new ExternalBrokers(List.of(server.endpoint()));
    RunningBroker running = brokers.start(spec(Kinds.NATS), temp);
    server.close();

    assertThatThrownBy(running::close)
        .isInstanceOf(ProvisionException.class)
        .hasMessageContaining("nothing listens on this port")
        .hasMessageMatching("(?s).*What is named brokerbench-r\\w+-\\* may still be there.*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"KAFKA", "NATS"})
  void namesThatNoRunIsKnownToHaveMadeAreNamedAndLeft(BrokerKind kind) {
    try (Broker broker = connect(server(kind))) {
      var unused = broker.createTopics(TopicSpec.series("older", 1, 1), STORAGE);
    }
    ExternalBrokers brokers = run(kind);
    brokers.check(Set.of(spec(kind)));

    assertThat(brokers.notices().toString()).contains("brokerbench-older-0", "left alone");
    assertThat(run(kind).guests(kind).unknown().toString()).contains("brokerbench-older-0");
    assertThat(isThere(kind, "brokerbench-older-0")).isTrue();
  }
}
