package io.brokerbench.request;

import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Compression;
import io.brokerbench.broker.Storage;
import io.brokerbench.broker.StreamLayout;
import io.brokerbench.broker.Subscription;
import io.brokerbench.broker.spi.Drivers;
import io.brokerbench.broker.spi.Traits;
import io.brokerbench.console.UsageException;
import io.brokerbench.provision.Capability;
import io.brokerbench.workload.Layout;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How a cell's messages are laid out: the rules that no parameter breaks alone, and what a server
 * has to be able to do.
 *
 * @param broker on which broker
 * @param topics how many topics
 * @param partitions how many partitions each is to have
 * @param consumers members of the consumer group
 * @param payload bytes a message
 * @param underWay messages that publishers may have unacknowledged together
 * @param burst messages that are published at once; 0 where there are no bursts
 * @param storage how they are kept
 */
record CellLayout(
    BrokerKind broker,
    int topics,
    int partitions,
    int consumers,
    int payload,
    int underWay,
    int burst,
    Storage storage) {
  private static final long MIB = 1 << 20;

  /** A quarter of a fork's heap, since clients keep a message more than once. */
  private static final long MOST_BYTES_UNDER_WAY = 256 * MIB;

  /** What a burst's deadline leaves time for, also on a slow disk. */
  private static final long MOST_BYTES_A_BURST = 1024 * MIB;

  /** The layout of a cell; empty if its benchmark has none to choose. */
  static Optional<CellLayout> of(Cell cell) {
    return cell.kind()
        .filter(kind -> cell.param(Parameter.TOPICS).isPresent())
        .map(
            kind -> {
              int topics = number(cell, Parameter.TOPICS, 0);
              // Where nobody consumes meanwhile, a single thread publishes to all topics.
              int publishers = cell.param(Parameter.CONSUMERS).isPresent() ? topics : 1;
              return new CellLayout(
                  kind,
                  topics,
                  number(cell, Parameter.PARTITIONS, 0),
                  number(cell, Parameter.CONSUMERS, 1),
                  number(cell, Parameter.PAYLOAD, 0),
                  publishers * number(cell, Parameter.IN_FLIGHT, Layout.STANDARD.inFlight()),
                  cell.burst(),
                  new Storage(
                      cell.durability(),
                      cell.replicas(),
                      Compression.valueOf(cell.param(Parameter.COMPRESSION).orElseThrow()),
                      StreamLayout.valueOf(cell.param(Parameter.STREAMS).orElseThrow())));
            });
  }

  private static int number(Cell cell, Parameter parameter, int otherwise) {
    return cell.param(parameter).map(Integer::valueOf).orElse(otherwise);
  }

  /** What a server has to be able to do for it, beyond what all can. */
  Set<Capability> capabilities() {
    Set<Capability> needed = EnumSet.noneOf(Capability.class);
    if (storage.compression() != Compression.NONE) {
      needed.add(Capability.COMPRESSION);
    }
    if (storage.streams() == StreamLayout.ONE && consumers > 1 && consumers < topics) {
      needed.add(Capability.SUBJECT_FILTERS);
    }
    return needed;
  }

  /**
   * Checks what several parameters say together.
   *
   * @throws UsageException if that can't be measured, or a part of it would measure nothing
   */
  void check() {
    checkPartitions();
    checkConsumers();
    checkUnderWay();
    checkBurst();
    checkStorage();
  }

  private void checkPartitions() {
    int most = traits().mostPartitions();
    if (traits().partitioned() && topics * partitions > most) {
      throw refused(
          "-p topics=%d -p partitions=%d: that is %,d partitions, and at most %,d are possible.",
          topics, partitions, topics * partitions, most);
    }
  }

  private void checkConsumers() {
    boolean partitioned = traits().partitioned();
    int logs = partitioned ? topics * partitions : topics;
    if (consumers > logs) {
      throw refused(
          "-p consumers=%d: %s has %d %s to share with -p topics=%d%s, so consumers is 1 to %d; the"
              + " others would have nothing to do. Give fewer, or more topics%s.",
          consumers,
          broker,
          logs,
          partitioned ? "partitions" : "topics",
          topics,
          partitioned ? " -p partitions=" + partitions : "",
          logs,
          partitioned ? " or partitions" : "");
    }
  }

  private void checkUnderWay() {
    long messages = underWay + (long) consumers * Subscription.BATCH;
    if (messages * payload > MOST_BYTES_UNDER_WAY) {
      throw refused(
          "-p payload=%d: %,d messages unacknowledged and %,d fetched (%d a consumer) are %,d MiB"
              + " under way, and a fork's memory has room for %,d MiB. Give a smaller payload (here"
              + " at most %,d), inFlight, topics or consumers.",
          payload,
          underWay,
          consumers * Subscription.BATCH,
          Subscription.BATCH,
          messages * payload / MIB,
          MOST_BYTES_UNDER_WAY / MIB,
          MOST_BYTES_UNDER_WAY / messages);
    }
  }

  private void checkBurst() {
    if ((long) burst * payload > MOST_BYTES_A_BURST) {
      throw refused(
          "-p payload=%d: a burst of %,d messages is %,d MiB, and at most %,d MiB are possible."
              + " Give a payload of at most %,d, or a smaller scenario.",
          payload,
          burst,
          (long) burst * payload / MIB,
          MOST_BYTES_A_BURST / MIB,
          MOST_BYTES_A_BURST / burst);
    }
  }

  private void checkStorage() {
    Drivers.of(broker)
        .refusal(storage)
        .ifPresent(
            reason -> {
              throw new UsageException(reason);
            });
  }

  private Traits traits() {
    return Drivers.of(broker).traits();
  }

  private static UsageException refused(String format, Object... values) {
    return new UsageException(String.format(Locale.ROOT, format, values));
  }
}
