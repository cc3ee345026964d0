package io.brokerbench.crosscheck;

import io.brokerbench.broker.BrokerKind;
import io.brokerbench.workload.Scenario;
import java.util.List;
import java.util.Locale;
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

  private static final int MANY = 256;

  private Works() {}

  /**
   * All of them.
   *
   * @param tools the class path of the tools that references need
   */
  static List<Work> all(String tools) {
    return References.all().stream()
        .flatMap(references -> of(references, references.size(), tools))
        .toList();
  }

  /** Those that there are references for. */
  static Stream<Work> of(References references, Size size, String tools) {
    return Stream.of(
            references.windows().stream().map(window -> publish(references, size, window, tools)),
            Stream.of(
                read(references, size, 1, ONE_WORKER, tools),
                read(references, size, MANY, READING_WITH_MANY, tools),
                deliver(references.kind(), size)))
        .flatMap(works -> works);
  }

  private static Work publish(References references, Size size, int inFlight, String tools) {
    List<String> flags =
        words(
            String.format(
                Locale.ROOT,
                "[.]PublishBenchmark[.]publish$ -p topics=1 -p partitions=%d -p inFlight=%d",
                BrokerUnderTest.PARTITIONS,
                inFlight),
            iterations(size, size.iteration()));
    return new Work(
        String.format(Locale.ROOT, "%s publish, %,d in flight", references.kind(), inFlight),
        references.kind(),
        references.publisher(),
        broker -> references.publishing(broker, size, inFlight, tools),
        broker -> new SuiteImplementation(broker, flags),
        ONE_WORKER);
  }

  private static Work read(
      References references, Size size, int workers, Bounds bounds, String tools) {
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
            Locale.ROOT,
            "%s read, %d %s",
            references.kind(),
            workers,
            workers == 1 ? "worker" : "workers"),
        references.kind(),
        references.reader(),
        broker -> references.reading(broker, size, tools),
        broker -> new SuiteImplementation(broker, flags),
        bounds);
  }

  private static Work deliver(BrokerKind kind, Size size) {
    return new Work(
        kind + " bursts, " + MANY + " workers",
        kind,
        "suite, 1 worker",
        broker -> new SuiteImplementation(broker, bursts(size, 1)),
        broker -> new SuiteImplementation(broker, bursts(size, MANY)),
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
