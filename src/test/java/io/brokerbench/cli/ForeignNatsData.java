package io.brokerbench.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.brokerbench.broker.Endpoint;
import io.brokerbench.provision.ClientFiles;
import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.MessageInfo;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamInfo;
import io.nats.client.api.StreamState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Streams and consumers of somebody else's on a NATS, some with names that are nearly ours. */
final class ForeignNatsData implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("orders", "my-brokerbench-0", "Brokerbench-0", "brokerbench", "brokerbench_0");

  private final Connection connection;
  private final JetStreamManagement management;

  private ForeignNatsData(Connection connection) throws Exception {
    this.connection = connection;
    this.management = connection.jetStreamManagement();
  }

  static ForeignNatsData put(Endpoint server, Path config) throws Exception {
    ForeignNatsData data =
        new ForeignNatsData(
            Nats.connect(
                new Options.Builder()
                    .properties(ClientFiles.read(config))
                    .server(server.address())
                    .build()));
    for (String name : NAMES) {
      data.put(name);
    }
    return data;
  }

  void leaveSomethingOfOurs() throws Exception {
    put("brokerbench-r000000000000000000000-left-behind");
  }

  private void put(String name) throws Exception {
    management.addStream(
        StreamConfiguration.builder()
            .name(name)
            .subjects(name + ".data")
            .maxAge(86_400_000)
            .build());
    for (int i = 0; i < 20; i++) {
      connection.jetStream().publish(name + ".data", (name + " " + i).getBytes(UTF_8));
    }
    var subscription =
        connection
            .jetStream()
            .subscribe(name + ".data", PullSubscribeOptions.builder().durable("reader").build());
    for (Message message : subscription.fetch(7, Duration.ofSeconds(5))) {
      message.ackSync(Duration.ofSeconds(5));
    }
  }

  /** All that there is in the account. */
  List<String> everything() throws Exception {
    List<String> all = new ArrayList<>();
    TreeSet<String> streams = new TreeSet<>(management.getStreamNames());
    all.add("streams " + streams);
    for (String name : streams) {
      StreamInfo info = management.getStreamInfo(name);
      StreamState state = info.getStreamState();
      all.add(name + " " + info.getCreateTime() + " " + info.getConfiguration().toJson());
      all.add(
          String.format(
              Locale.ROOT,
              "%s %d messages %d bytes %d to %d, %d consumers",
              name,
              state.getMsgCount(),
              state.getByteCount(),
              state.getFirstSequence(),
              state.getLastSequence(),
              state.getConsumerCount()));
      for (long sequence = state.getFirstSequence();
          sequence <= state.getLastSequence();
          sequence++) {
        MessageInfo message = management.getMessage(name, sequence);
        all.add(
            name
                + " "
                + sequence
                + " "
                + message.getTime()
                + " "
                + message.getSubject()
                + " "
                + HexFormat.of().formatHex(message.getData()));
      }
      for (ConsumerInfo consumer : management.getConsumers(name)) {
        all.add(
            String.format(
                Locale.ROOT,
                "%s %s %s %s, delivered %d, acknowledged %d, pending %d and %d",
                name,
                consumer.getName(),
                consumer.getCreationTime(),
                consumer.getConsumerConfiguration().toJson(),
                consumer.getDelivered().getStreamSequence(),
                consumer.getAckFloor().getStreamSequence(),
                consumer.getNumPending(),
                consumer.getNumAckPending()));
      }
    }
    return all;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
