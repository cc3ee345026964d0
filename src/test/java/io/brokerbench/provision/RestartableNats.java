package io.brokerbench.provision;

import io.brokerbench.broker.BrokerAdapter;
import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Somebody's nats-server that can be killed, and started again on its data and its port. */
public final class RestartableNats implements AutoCloseable {
  private static final String NAME = "restartable";
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private final Path folder;
  private final int port;
  private Process process;

  /**
   * Starts it; returns when it serves.
   *
   * @param folder gets its data and its log
   * @param more what else is in its configuration
   */
  public RestartableNats(Path folder, String more) throws IOException {
    this.folder = folder;
    try (ReservedPorts ports = ReservedPorts.of(1)) {
      port = ports.numbers().get(0);
      Files.writeString(
          folder.resolve("nats.conf"),
          """
          server_name: "%s"
          listen: "127.0.0.1:%s"
          %s
          %s
          """
              .formatted(
                  NAME,
                  port,
                  NatsRecipe.jetStream(folder.resolve("jetstream"), Durability.DISK),
                  more));
      process = launch();
    }
    awaitService();
  }

  private Process launch() throws IOException {
    return new ProcessBuilder(
            NatsServer.find(Host.current()).executable().toString(),
            "-c",
            folder.resolve("nats.conf").toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("nats.log").toFile()))
        .start();
  }

  private void awaitService() {
    boolean serves =
        Eventually.within(
            DEADLINE,
            () -> {
              try {
                BrokerAdapter.of(BrokerKind.NATS).connect(endpoint()).close();
                return true;
              } catch (BrokerException notYet) {
                return false;
              }
            });
    if (!serves) {
      throw new IllegalStateException("nats-server does not serve: " + folder.resolve("nats.log"));
    }
  }

  /** Where it is. */
  public Endpoint endpoint() {
    return new Endpoint(BrokerKind.NATS, "nats://127.0.0.1:" + port, NAME, List.of());
  }

  /** Blocks until its log has some words. */
  public void awaitLog(String words) {
    boolean said =
        Eventually.within(
            DEADLINE,
            () -> {
              try {
                return Files.readString(folder.resolve("nats.log")).contains(words);
              } catch (IOException e) {
                return false;
              }
            });
    if (!said) {
      throw new IllegalStateException("nats-server did not say " + words);
    }
  }

  /** Ends it at once; returns when it has. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Starts it again; returns when it serves. */
  public void start() throws IOException {
    process = launch();
    awaitService();
  }

  @Override
  public void close() {
    kill();
  }
}
