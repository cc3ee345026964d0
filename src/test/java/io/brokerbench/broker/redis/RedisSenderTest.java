package io.brokerbench.broker.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.broker.AckListener;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.Kinds;
import io.brokerbench.broker.Message;
import io.brokerbench.broker.Storage;
import io.brokerbench.broker.Topic;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;

/** A server that stands still: it takes nothing, or answers nothing. */
@Timeout(30)
class RedisSenderTest {
  private static final Endpoint ENDPOINT =
      new Endpoint(Kinds.REDIS, "redis://there:6379", "id", List.of());

  private final BlockingQueue<String> settled = new LinkedBlockingQueue<>();
  private ServerSocket server;
  private Connection connection;
  private Socket accepted;

  @BeforeEach
  void connect() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    connection =
        new Connection(
            new HostAndPort(server.getInetAddress().getHostAddress(), server.getLocalPort()),
            DefaultJedisClientConfig.builder()
                .serverDefaultProtocol()
                .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
                .socketTimeoutMillis(20_000)
                .build());
    accepted = server.accept();
  }

  @AfterEach
  void close() throws IOException {
    connection.close();
    accepted.close();
    server.close();
  }

  private RedisPublisher publisher(RedisSender sender) {
    return new RedisPublisher(
        sender,
        new Topic("topic", 1, Storage.standard(Durability.MEMORY)),
        new AckListener() {
          @Override
          public void acknowledged(Message message) {
            settled.add("acknowledged");
          }

          @Override
          public void failed(Message message, Throwable cause) {
            settled.add(String.valueOf(cause.getMessage()));
          }
        });
  }

  @Test
  void eachAnswerSettlesItsMessage() throws Exception {
    try (RedisSender sender = new RedisSender(ENDPOINT, connection, Duration.ofSeconds(20))) {
      RedisPublisher publisher = publisher(sender);
      for (int i = 0; i < 3; i++) {
        publisher.publish(new Message(0, new byte[10]));
      }
      accepted.getOutputStream().write("$3\r\n1-1\r\n-OOM no memory\r\n$-1\r\n".getBytes(UTF_8));
      publisher.close();
      assertThat(settled)
          .containsExactly(
              "acknowledged",
              "Redis at redis://there:6379 did not store a message: OOM no memory.",
              "Redis at redis://there:6379 has no such stream any more.");
    }
  }

  /** More than all buffers between hold: its thread is stuck writing, for which no time-out is. */
  @Test
  void aServerThatTakesNothingIsGivenUpAndFailsAllThatWasHandedOver() throws Exception {
    try (RedisSender sender = new RedisSender(ENDPOINT, connection, Duration.ofMillis(200))) {
      RedisPublisher publisher = publisher(sender);
      byte[] large = new byte[16 << 20];
      for (int i = 0; i < 3; i++) {
        publisher.publish(new Message(0, large));
      }
      for (int i = 0; i < 3; i++) {
        assertThat(settled.take()).contains("did not acknowledge what was published");
      }
      publisher.publish(new Message(0, new byte[10]));
      assertThat(settled.take()).contains("did not acknowledge what was published");
    }
  }

  @Test
  void closingDoesNotWaitForEverForAServerThatAnswersNothing() throws Exception {
    try (RedisSender sender = new RedisSender(ENDPOINT, connection, Duration.ofMillis(50))) {
      RedisPublisher publisher = publisher(sender);
      publisher.publish(new Message(0, new byte[10]));
      publisher.close();
      assertThat(settled).isEmpty();
    }
    assertThat(settled.take()).contains("did not acknowledge what was published");
  }
}
