package io.brokerbench.census;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.broker.spi.Drivers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnersTest {
  private static final Owners OWNERS = Drivers.threadOwners();

  @ParameterizedTest
  @CsvSource({
    "kafka-producer-network-thread | orders, kafka",
    "kafka-coordinator-heartbeat-thread | group, kafka",
    "kafka-admin-client-thread | 1, kafka",
    "consumer_background_thread, kafka",
    "nats:3, nats",
    "brokerbench-publish:12, nats",
    "brokerbench-publish-callback-0, nats",
    "brokerbench-publish-connect-1, nats",
    "brokerbench-worker-7, suite",
    "pool-1-thread-1, unknown",
    "my-kafka-thread, unknown",
    "natsume, unknown",
    "server:8080, unknown"
  })
  void anIdleThreadIsKnownByItsName(String name, String owner) {
    assertThat(labelOf(thread(name))).isEqualTo(owner);
    assertThat(labelOf(thread(name, "java.lang.Thread"))).isEqualTo(owner);
  }

  @ParameterizedTest
  @CsvSource({
    "org.apache.kafka.clients.producer.internals.Sender, kafka",
    "io.nats.client.impl.NatsConnectionReader, nats",
    "io.brokerbench.worker.WorkerPool, suite",
    "org.apache.kafkaesque.Beetle, unknown"
  })
  void aGenericNameIsOverruledByTheStack(String className, String owner) {
    assertThat(
            labelOf(thread("pool-1-thread-1", "java.lang.Object", className, "java.lang.Thread")))
        .isEqualTo(owner);
  }

  @Test
  void aClientThatCallsTheSuiteBackDoesSoOnItsOwnThread() {
    assertThat(
            labelOf(
                thread(
                    "brokerbench-callbacks",
                    "io.brokerbench.scenario.Deliveries",
                    "io.nats.client.impl.NatsDispatcher",
                    "java.lang.Thread")))
        .isEqualTo("nats");
  }

  @Test
  void theSuiteWaitingInAClientDoesSoOnItsOwnThread() {
    assertThat(
            labelOf(
                thread(
                    "kafka-publisher",
                    "org.apache.kafka.clients.producer.KafkaProducer",
                    "io.brokerbench.broker.kafka.KafkaPublisher",
                    "java.lang.Thread")))
        .isEqualTo("suite");
  }

  private static String labelOf(LiveThread thread) {
    return OWNERS.of(thread).label();
  }

  private static LiveThread thread(String name, String... classesFromTheInnermost) {
    List<StackTraceElement> stack =
        Stream.of(classesFromTheInnermost)
            .map(className -> new StackTraceElement(className, "run", null, -1))
            .toList();
    return new LiveThread(new Thread(name), stack);
  }
}
