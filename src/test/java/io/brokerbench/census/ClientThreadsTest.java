package io.brokerbench.census;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.broker.spi.Drivers;
import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** The clients' own threads, of clients that somebody forgot to close. */
class ClientThreadsTest {
  private static final Duration A_MOMENT = Duration.ofMillis(200);
  private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);

  @Test
  void forgottenKafkaClientsAreFoundAndClosedOnesAreNot() {
    ThreadCensus census = ThreadCensus.begin(Drivers.threadOwners());
    Admin admin = Admin.create(kafka());
    KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(kafka(), new ByteArraySerializer(), new ByteArraySerializer());
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            kafka("group.protocol", "consumer", "group.id", "forgotten"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());

    List<LeakedThread> forgotten = census.settle(A_MOMENT).leaked();
    consumer.close();
    producer.close(Duration.ZERO);
    admin.close(Duration.ZERO);

    assertThat(forgotten).extracting(LeakedThread::owner).containsOnly("kafka");
    assertThat(forgotten)
        .extracting(LeakedThread::name)
        .anyMatch(name -> name.startsWith("kafka-admin-client-thread"))
        .anyMatch(name -> name.startsWith("kafka-producer-network-thread"))
        .anyMatch(name -> name.startsWith("consumer_background_thread"));
    assertThat(census.settle(FIVE_SECONDS).leaked()).isEmpty();
  }

  @Test
  void aForgottenNatsConnectionIsFoundAndAClosedOneIsNot() throws Exception {
    try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread server = new Thread(() -> serveNats(listening), "planted-server");
      server.start();
      ThreadCensus census = ThreadCensus.begin(Drivers.threadOwners());
      Connection connection =
          Nats.connect(
              Options.builder()
                  .server("nats://127.0.0.1:" + listening.getLocalPort())
                  .connectionName("brokerbench-forgotten")
                  .noReconnect()
                  .build());

      List<LeakedThread> forgotten = census.settle(A_MOMENT).leaked();
      connection.close();

      assertThat(forgotten)
          .filteredOn(thread -> thread.name().startsWith("brokerbench-forgotten:"))
          .hasSizeGreaterThanOrEqualTo(2)
          .extracting(LeakedThread::owner)
          .containsOnly("nats");
      assertThat(census.settle(FIVE_SECONDS).leaked()).isEmpty();
      server.join();
    }
  }

  /** As much of a NATS server as a client needs to be connected to it. */
  private static void serveNats(ServerSocket listening) {
    try (Socket client = listening.accept();
        OutputStream out = client.getOutputStream();
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
      say(out, "INFO {\"server_id\":\"planted\",\"version\":\"2.10.0\",\"max_payload\":1048576}");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.equals("PING")) {
          say(out, "PONG");
        }
      }
    } catch (IOException e) {
      // The client has gone, and with it the reason to serve.
    }
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  /** Nobody listens there, which keeps a client from nothing that it needs a thread for. */
  private static Map<String, Object> kafka(String... more) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", "127.0.0.1:1");
    settings.put("reconnect.backoff.ms", 10_000L);
    settings.put("reconnect.backoff.max.ms", 10_000L);
    for (int i = 0; i < more.length; i += 2) {
      settings.put(more[i], more[i + 1]);
    }
    return settings;
  }
}
