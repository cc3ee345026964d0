package io.brokerbench.broker.kafka.reference;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.Topic;
import io.brokerbench.crosscheck.BrokerUnderTest;
import io.brokerbench.crosscheck.Implementation;
import io.brokerbench.crosscheck.Passes;
import io.brokerbench.crosscheck.Size;
import io.brokerbench.crosscheck.ToolPasses;
import io.brokerbench.workload.MessageFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One of Apache Kafka's own performance tools, with the settings that the suite has. */
public final class KafkaTool implements Implementation {
  /** What both of its clients have in common with the suite's. */
  private static final List<String> CLIENT = List.of("enable.metrics.push=false");

  /** The line of a whole pass has percentiles; those of its five-second intervals have none. */
  public static final Pattern PRODUCER =
      Pattern.compile(
          "(?<messages>\\d+) records sent, (?<rate>[\\d.]+) records/sec .*ms 99\\.9th\\.");

  /** Columns 5 and 10: how many messages, and how many a second without the group's rebalance. */
  public static final Pattern CONSUMER =
      Pattern.compile(
          "\\d{4}-[^,]+, [^,]+, [\\d.]+, [\\d.]+, (?<messages>\\d+), [\\d.]+, \\d+, \\d+, [\\d.]+,"
              + " (?<rate>[\\d.]+)");

  private static final int BATCH_BYTES = 16_384;

  /** What a record takes in a batch beyond its payload, for a payload of the usual size. */
  private static final int RECORD_BYTES = 8;

  private final BrokerUnderTest broker;
  private final String tools;
  private final Size size;
  private final Program program;

  /** Which of them, and what to ask of it. */
  private record Program(
      String name, int backlog, int messages, Pattern pass, List<String> arguments) {}

  private KafkaTool(BrokerUnderTest broker, String tools, Size size, Program program) {
    this.broker = broker;
    this.tools = tools;
    this.size = size;
    this.program = program;
  }

  /**
   * ProducerPerformance: one thread, as many messages as the buffer holds until they are
   * acknowledged. It counts bytes, not messages, so the buffer has as many batches as the messages
   * fill.
   *
   * @param tools the class path of kafka-tools
   */
  static KafkaTool producer(BrokerUnderTest broker, String tools, Size size, int inFlight) {
    List<String> arguments = new ArrayList<>(List.of("--throughput", "-1"));
    arguments.addAll(
        List.of("--num-records", Integer.toString(size.published()), "--payload-file"));
    arguments.add(payloads(broker.jvms().file("payloads.txt")).toString());
    arguments.add("--command-property");
    arguments.addAll(CLIENT);
    arguments.addAll(
        List.of(
            "acks=1",
            "enable.idempotence=false",
            "retries=0",
            "send.buffer.bytes=-1",
            "receive.buffer.bytes=-1",
            "buffer.memory=" + bufferBytes(inFlight)));
    return new KafkaTool(
        broker,
        tools,
        size,
        new Program("ProducerPerformance", 0, size.published(), PRODUCER, arguments));
  }

  /**
   * ConsumerPerformance: a group of one that polls, and looks at no message. A group for each pass,
   * so that each reads all of the backlog.
   *
   * @param tools the class path of kafka-tools
   */
  static KafkaTool consumer(BrokerUnderTest broker, String tools, Size size) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--num-records", Integer.toString(size.backlog())));
    arguments.addAll(List.of("--group", group(broker)));
    arguments.add("--socket-buffer-size=-1");
    CLIENT.forEach(setting -> arguments.addAll(List.of("--command-property", setting)));
    return new KafkaTool(
        broker,
        tools,
        size,
        new Program("ConsumerPerformance", size.backlog(), size.backlog(), CONSUMER, arguments));
  }

  private static String group(BrokerUnderTest broker) {
    return broker.endpoint().names().of(Broker.PREFIX + "crosscheck-" + ToolPasses.PASS);
  }

  /** The producer's buffer, in bytes, that holds so many messages. */
  public static int bufferBytes(int inFlight) {
    int perBatch = BATCH_BYTES / (MessageFormat.STANDARD_BYTES + RECORD_BYTES);
    return Math.max(1, inFlight / perBatch) * BATCH_BYTES;
  }

  /** With a file of payloads it need not draw 108 random letters a message. */
  private static Path payloads(Path file) {
    try {
      String payload = "m".repeat(MessageFormat.STANDARD_BYTES);
      return Files.writeString(file, payload + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public double measure() throws InterruptedException {
    return broker.onFreshTopic(program.backlog(), this::measure);
  }

  private double measure(Topic topic) throws InterruptedException {
    List<String> words =
        Stream.of(
                Stream.of(ToolPasses.class.getName(), tools, Integer.toString(size.allPasses())),
                Stream.of("org.apache.kafka.tools." + program.name()),
                Stream.of("--bootstrap-server", broker.endpoint().address()),
                Stream.of("--topic", topic.name()),
                program.arguments().stream())
            .flatMap(word -> word)
            .toList();
    List<String> printed = broker.jvms().run(Map.of(), words);
    return Passes.rate(printed, program.pass(), program.messages(), size);
  }
}
