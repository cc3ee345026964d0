package io.brokerbench.census;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnerTest {
  @ParameterizedTest
  @CsvSource({
    "kafka-producer-network-thread | orders, KAFKA",
    "kafka-coordinator-heartbeat-thread | group, KAFKA",
    "kafka-admin-client-thread | 1, KAFKA",
    "consumer_background_thread, KAFKA",
    "nats:3, NATS",
    "brokerbench-publish:12, NATS",
    "brokerbench-publish-callback-0, NATS",
    "brokerbench-publish-connect-1, NATS",
    "brokerbench-worker-7, SUITE",
    "pool-1-thread-1, UNKNOWN",
    "my-kafka-thread, UNKNOWN",
    "natsume, UNKNOWN",
    "server:8080, UNKNOWN"
  })
  void anIdleThreadIsKnownByItsName(String name, Owner owner) {
    assertThat(Owner.of(thread(name))).isEqualTo(owner);
    assertThat(Owner.of(thread(name, "java.lang.Thread"))).isEqualTo(owner);
  }

  @ParameterizedTest
  @CsvSource({
    "org.apache.kafka.clients.producer.internals.Sender, KAFKA",
    "io.nats.client.impl.NatsConnectionReader, NATS",
    "io.brokerbench.worker.WorkerPool, SUITE",
    "org.apache.kafkaesque.Beetle, UNKNOWN"
  })
  void aGenericNameIsOverruledByTheStack(String className, Owner owner) {
    assertThat(
            Owner.of(thread("pool-1-thread-1", "java.lang.Object", className, "java.lang.Thread")))
        .isEqualTo(owner);
  }

  @Test
  void aClientThatCallsTheSuiteBackDoesSoOnItsOwnThread() {
    assertThat(
            Owner.of(
                thread(
                    "brokerbench-callbacks",
                    "io.brokerbench.scenario.Deliveries",
                    "io.nats.client.impl.NatsDispatcher",
                    "java.lang.Thread")))
        .isEqualTo(Owner.NATS);
  }

  @Test
  void theSuiteWaitingInAClientDoesSoOnItsOwnThread() {
    assertThat(
            Owner.of(
                thread(
                    "kafka-publisher",
                    "org.apache.kafka.clients.producer.KafkaProducer",
                    "io.brokerbench.broker.kafka.KafkaPublisher",
                    "java.lang.Thread")))
        .isEqualTo(Owner.SUITE);
  }

  private static LiveThread thread(String name, String... classesFromTheInnermost) {
    List<StackTraceElement> stack =
        Stream.of(classesFromTheInnermost)
            .map(className -> new StackTraceElement(className, "run", null, -1))
            .toList();
    return new LiveThread(new Thread(name), stack);
  }
}
