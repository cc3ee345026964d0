package io.brokerbench.broker.kafka;

import io.brokerbench.broker.Topic;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Up to where each partition was handled and not yet committed. Adding a record allocates nothing.
 * Records of a partition are added in order.
 */
public final class HandledOffsets {
  private static final long NONE = -1;

  private final Map<String, long[]> lastOffsets = new HashMap<>();
  private int count;

  /** For the partitions of these topics. */
  public HandledOffsets(List<Topic> topics) {
    for (Topic topic : topics) {
      long[] offsets = new long[topic.partitions()];
      Arrays.fill(offsets, NONE);
      lastOffsets.put(topic.name(), offsets);
    }
  }

  /** Adds a record that was handled, as all before it in its partition were. */
  public void add(ConsumerRecord<?, ?> record) {
    long[] offsets = lastOffsets.get(record.topic());
    if (offsets == null) {
      throw new IllegalArgumentException("No record of " + record.topic() + " was asked for");
    }
    offsets[record.partition()] = record.offset();
    count++;
  }

  /** How many records were added since the last {@link #take}. */
  public int count() {
    return count;
  }

  /** What to commit now. */
  public Map<TopicPartition, OffsetAndMetadata> take() {
    Map<TopicPartition, OffsetAndMetadata> commit = new HashMap<>();
    lastOffsets.forEach(
        (topic, offsets) -> {
          for (int partition = 0; partition < offsets.length; partition++) {
            if (offsets[partition] != NONE) {
              commit.put(
                  new TopicPartition(topic, partition),
                  new OffsetAndMetadata(offsets[partition] + 1));
              offsets[partition] = NONE;
            }
          }
        });
    count = 0;
    return commit;
  }
}
