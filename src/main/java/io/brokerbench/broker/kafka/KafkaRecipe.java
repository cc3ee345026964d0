package io.brokerbench.broker.kafka;

import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.kafka.server.KafkaServerMain;
import io.brokerbench.provision.BrokerRecipe;
import io.brokerbench.provision.Cluster;
import io.brokerbench.provision.Host;
import io.brokerbench.provision.Node;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Starts Kafka from this JVM's own class path, in a JVM set up as Kafka's scripts do it. */
public final class KafkaRecipe implements BrokerRecipe {
  private static final String READY = "broker.ready";

  private final Host host;
  private final KafkaClasses classes;

  /** Starts what a machine's class path has. */
  public KafkaRecipe(Host host) {
    this.host = host;
    this.classes = new KafkaClasses(host);
  }

  /** Makes what later servers start faster with, if it is missing; see {@link KafkaClasses}. */
  void makeClasses(Duration atMost) {
    classes.make(this, java(), atMost);
  }

  @Override
  public BrokerKind kind() {
    return KafkaAdapter.KIND;
  }

  @Override
  public String description() {
    return "Kafka (this class path, on the JDK at " + host.javaHome() + ")";
  }

  /**
   * Kafka's defaults, but for what a throw-away broker needs. {@link KafkaServerMain} adds the
   * listeners. Every server is broker and controller.
   */
  @Override
  public String configuration(Cluster cluster, Node node) {
    return String.format(
        Locale.ROOT,
        """
        node.id=%d
        process.roles=broker,controller
        controller.quorum.voters=%s
        %s\
        """,
        node.number(),
        cluster.peers("%d@%s", ","),
        settings(node.folder().resolve("data"), cluster.nodes().size(), cluster.majority()));
  }

  /** What a server is told besides its name and its listeners, wherever it runs. */
  public static String settings(Path dataFolder, int servers, int majority) {
    return String.format(
        Locale.ROOT,
        """
        log.dirs=%s
        auto.create.topics.enable=false

        # Kafka's own topics have a replica on each server, and one group needs no 50 partitions.
        offsets.topic.replication.factor=%2$d
        offsets.topic.num.partitions=1
        transaction.state.log.replication.factor=%2$d
        transaction.state.log.min.isr=%3$d
        transaction.state.log.num.partitions=1
        share.coordinator.state.topic.replication.factor=%2$d
        share.coordinator.state.topic.min.isr=%3$d
        share.coordinator.state.topic.num.partitions=1

        # As the operating system sizes them: 100 KiB are hardly more than a segment of a loopback.
        socket.send.buffer.bytes=-1
        socket.receive.buffer.bytes=-1

        # Otherwise 3 s in each set-up, waiting for members of the group that never come.
        group.initial.rebalance.delay.ms=0

        # What topics needn't keep is looked for each second, as NATS does at each message; otherwise
        # a log would grow for five minutes.
        log.retention.check.interval.ms=1000

        # Deleted topics give their memory or disk back at once, in set-up, not a minute later.
        log.initial.task.delay.ms=100
        log.segment.delete.delay.ms=100

        # 128 MiB of the heap otherwise, for compacting topics that stay empty.
        log.cleaner.dedupe.buffer.size=2097152
        """,
        dataFolder,
        servers,
        majority);
  }

  @Override
  public List<String> command(Cluster cluster, Node node) {
    return Stream.of(
            java(),
            classes.flags(),
            List.of(
                "-cp",
                classes.classPath(),
                KafkaServerMain.class.getName(),
                node.folder().resolve(Node.CONFIGURATION).toString(),
                node.folder().resolve(READY).toString(),
                cluster.identity()))
        .flatMap(List::stream)
        .toList();
  }

  /**
   * Memory and collector as in {@code kafka-server-start.sh} and {@code kafka-run-class.sh}. The
   * JIT compilers are left alone: they are part of what is measured.
   */
  private List<String> java() {
    return List.of(
        host.javaHome().resolve("bin").resolve("java").toString(),
        "-Xms1g",
        "-Xmx1g",
        "-XX:+UseG1GC",
        "-XX:MaxGCPauseMillis=20",
        "-XX:InitiatingHeapOccupancyPercent=35",
        "-XX:+ExplicitGCInvokesConcurrent",
        "-Djava.awt.headless=true",
        // A broker without memory is to die, with the reason in its log.
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:+ErrorFileToStderr",
        // Leaves no hsperfdata file behind when it is killed.
        "-XX:-UsePerfData",
        "-Dlogback.configurationFile=io/brokerbench/broker/kafka/server/logback.xml",
        // Kafka sets Log4j up for a remote control of log levels: a quarter of a second for naught.
        "-Dlog4j2.loggerContextFactory=org.apache.logging.log4j.simple.SimpleLoggerContextFactory");
  }

  @Override
  public @Nullable Ready ready(Cluster cluster, Node node) throws IOException {
    Path file = node.folder().resolve(READY);
    if (Files.notExists(file)) {
      return null;
    }
    Properties ready = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      ready.load(reader);
    }
    return new Ready(
        ready.getProperty("address", ""),
        URI.create(ready.getProperty("monitor", "")),
        ready.getProperty("version", ""));
  }
}
