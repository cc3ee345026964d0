package io.brokerbench.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.brokerbench.broker.Endpoint;
import io.brokerbench.provision.ClientFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Topics and groups of somebody else's on a Kafka, some with names that are nearly ours. */
final class ForeignKafkaData implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("orders", "my-brokerbench-0", "Brokerbench-0", "brokerbench", "brokerbench_0");

  private static final String OF_THE_SERVER = "__consumer_offsets";

  private final Properties client;
  private final Admin admin;

  private ForeignKafkaData(Properties client) {
    this.client = client;
    this.admin = Admin.create(client);
  }

  static ForeignKafkaData put(Endpoint server, Path config) throws Exception {
    Properties client = ClientFiles.read(config);
    client.setProperty("bootstrap.servers", server.address());
    client.setProperty("group.id", "not-used");
    client.setProperty("enable.auto.commit", "false");
    ForeignKafkaData data = new ForeignKafkaData(client);
    for (String name : NAMES) {
      data.put(name);
    }
    return data;
  }

  void leaveSomethingOfOurs() throws Exception {
    put("brokerbench-r000000000000000000000-left-behind");
  }

  private void put(String name) throws Exception {
    NewTopic topic = new NewTopic(name, 2, (short) 1).configs(Map.of("retention.ms", "86400000"));
    admin.createTopics(List.of(topic)).all().get();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < 20; i++) {
        byte[] value = (name + " " + i).getBytes(UTF_8);
        producer.send(new ProducerRecord<>(name, i % 2, new byte[] {(byte) i}, value)).get();
      }
    }
    admin
        .alterConsumerGroupOffsets(
            name,
            Map.of(
                new TopicPartition(name, 0), new OffsetAndMetadata(7, "as far as I got"),
                new TopicPartition(name, 1), new OffsetAndMetadata(3)))
        .all()
        .get();
  }

  /** All that there is on the server, but for what it keeps for itself. */
  List<String> everything() throws Exception {
    List<String> all = new ArrayList<>();
    Set<String> topics = new TreeSet<>(admin.listTopics().names().get());
    topics.remove(OF_THE_SERVER);
    all.add("topics " + topics);
    for (var topic : new TreeMap<>(admin.describeTopics(topics).allTopicNames().get()).values()) {
      all.add(topic.name() + " " + topic.topicId() + " " + topic.partitions().size());
      ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
      admin.describeConfigs(List.of(resource)).all().get().values().stream()
          .flatMap(config -> config.entries().stream())
          .map(entry -> topic.name() + " " + entry.name() + "=" + entry.value())
          .sorted()
          .forEach(all::add);
      for (int partition = 0; partition < topic.partitions().size(); partition++) {
        all.addAll(records(new TopicPartition(topic.name(), partition)));
      }
    }
    for (String group :
        new TreeSet<>(
            admin.listGroups().all().get().stream().map(GroupListing::groupId).toList())) {
      all.add(
          "group "
              + group
              + " "
              + new TreeMap<>(
                  Map.copyOf(
                      toText(
                          admin
                              .listConsumerGroupOffsets(group)
                              .partitionsToOffsetAndMetadata()
                              .get()))));
    }
    return all;
  }

  private static Map<String, String> toText(Map<TopicPartition, OffsetAndMetadata> offsets) {
    Map<String, String> text = new TreeMap<>();
    offsets.forEach((partition, offset) -> text.put(partition.toString(), offset.toString()));
    return text;
  }

  private List<String> records(TopicPartition partition) throws Exception {
    List<String> records = new ArrayList<>();
    long end =
        admin
            .listOffsets(Map.of(partition, OffsetSpec.latest()))
            .partitionResult(partition)
            .get()
            .offset();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(Set.of(partition));
      consumer.seekToBeginning(Set.of(partition));
      while (consumer.position(partition) < end) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
          records.add(
              partition
                  + " "
                  + record.offset()
                  + " "
                  + record.timestamp()
                  + " "
                  + HexFormat.of().formatHex(record.key())
                  + " "
                  + HexFormat.of().formatHex(record.value()));
        }
      }
    }
    Collections.sort(records);
    return records;
  }

  @Override
  public void close() {
    admin.close();
  }
}
