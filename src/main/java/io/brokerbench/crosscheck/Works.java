package io.brokerbench.crosscheck;

import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.kafka.KafkaAdapter;
import io.brokerbench.broker.nats.NatsAdapter;
import io.brokerbench.workload.Scenario;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What is compared with what, with which settings, and what may come of it. {@code
 * docs/crosscheck.md} says why.
 */
final class Works {
  /** Publishing, or reading with one worker: the suite may cost a twentieth. */
  static final Bounds ONE_WORKER = new Bounds(0.95, 1.3);

  /** 256 workers against one: handing over may cost a fifth. */
  static final Bounds MANY_WORKERS = new Bounds(0.8, 1.3);

  /** Reading with 256 workers: both. */
  static final Bounds READING_WITH_MANY = new Bounds(0.8 * 0.95, 1.3);

  private static final int SMALL_WINDOW = 1_000;
  private static final int LARGE_WINDOW = 100_000;
  private static final int MANY = 256;
  private static final String JNATS = "bare jnats";

  private Works() {}

  /**
   * All of them.
   *
   * @param tools the class path of Apache Kafka's tools
   */
  static List<Work> all(String tools, Size kafka, Size nats) {
    return Stream.concat(kafka(tools, kafka), nats(nats)).toList();
  }

  private static Stream<Work> kafka(String tools, Size size) {
    BrokerKind kind = KafkaAdapter.KIND;
    Function<BrokerUnderTest, Side> consumer = b -> KafkaTool.consumer(b, tools, size);
    return Stream.of(
        publish(kind, size, SMALL_WINDOW, b -> KafkaTool.producer(b, tools, size, SMALL_WINDOW)),
        publish(kind, size, LARGE_WINDOW, b -> KafkaTool.producer(b, tools, size, LARGE_WINDOW)),
        read(kind, size, 1, ONE_WORKER, consumer),
        read(kind, size, MANY, READING_WITH_MANY, consumer),
        deliver(kind, size));
  }

  private static Stream<Work> nats(Size size) {
    BrokerKind kind = NatsAdapter.KIND;
    Function<BrokerUnderTest, Side> reading = b -> JnatsSide.reading(b, size);
    return Stream.of(
        publish(kind, size, SMALL_WINDOW, b -> JnatsSide.publishing(b, size, SMALL_WINDOW)),
        read(kind, size, 1, ONE_WORKER, reading),
        read(kind, size, MANY, READING_WITH_MANY, reading),
        deliver(kind, size));
  }

  private static Work publish(
      BrokerKind kind, Size size, int inFlight, Function<BrokerUnderTest, Side> reference) {
    List<String> flags =
        words(
            String.format(
                Locale.ROOT,
                "[.]PublishBenchmark[.]publish$ -p topics=1 -p partitions=%d -p inFlight=%d",
                BrokerUnderTest.PARTITIONS,
                inFlight),
            iterations(size, size.iteration()));
    return new Work(
        String.format(Locale.ROOT, "%s publish, %,d in flight", kind, inFlight),
        kind,
        kind.equals(KafkaAdapter.KIND) ? "ProducerPerformance" : JNATS,
        reference,
        broker -> new SuiteSide(broker, flags),
        ONE_WORKER);
  }

  private static Work read(
      BrokerKind kind,
      Size size,
      int workers,
      Bounds bounds,
      Function<BrokerUnderTest, Side> reference) {
    // An iteration of a millisecond is one backlog.
    List<String> flags =
        words(
            String.format(
                Locale.ROOT,
                "[.]BacklogBenchmark[.] -p topics=1 -p partitions=%d -p backlog=%d -opi %2$d -p"
                    + " workers=%d",
                BrokerUnderTest.PARTITIONS,
                size.backlog(),
                workers),
            iterations(size, "1ms"));
    return new Work(
        String.format(
            Locale.ROOT, "%s read, %d %s", kind, workers, workers == 1 ? "worker" : "workers"),
        kind,
        kind.equals(KafkaAdapter.KIND) ? "ConsumerPerformance" : JNATS,
        reference,
        broker -> new SuiteSide(broker, flags),
        bounds);
  }

  private static Work deliver(BrokerKind kind, Size size) {
    return new Work(
        kind + " bursts, " + MANY + " workers",
        kind,
        "suite, 1 worker",
        broker -> new SuiteSide(broker, bursts(size, 1)),
        broker -> new SuiteSide(broker, bursts(size, MANY)),
        MANY_WORKERS);
  }

  private static List<String> bursts(Size size, int workers) {
    return words(
        String.format(
            Locale.ROOT,
            "[.]DeliveryBenchmark[.] -p scenario=%s -opi %d -p workers=%d",
            Scenario.HIGH,
            Scenario.HIGH.messages(),
            workers),
        iterations(size, size.iteration()));
  }

  private static String iterations(Size size, String time) {
    return String.format(
        Locale.ROOT, "-wi %d -w %s -i %d -r %2$s", size.warmUps(), time, size.passes());
  }

  private static List<String> words(String... parts) {
    return List.of(String.join(" ", parts).split(" ", -1));
  }
}
