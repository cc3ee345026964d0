package io.brokerbench.provision;

import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.Kinds;
import io.brokerbench.broker.kafka.KafkaRecipe;
import io.brokerbench.broker.nats.NatsRecipe;
import io.brokerbench.broker.nats.NatsServer;
import io.brokerbench.broker.redis.RedisRecipe;
import io.brokerbench.broker.redis.RedisServer;
import io.brokerbench.broker.spi.Drivers;
import io.brokerbench.provision.local.ReservedPorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A server of somebody else's, at ports of its own, that a test may kill and start again on its
 * data. What the suite starts by itself never comes back.
 */
public final class RestartableServer implements AutoCloseable {
  private static final String NAME = "restartable";

  private final Endpoint endpoint;
  private final List<String> command;
  private final Path log;
  private Process process;

  private RestartableServer(Endpoint endpoint, List<String> command, Path log) throws IOException {
    this.endpoint = endpoint;
    this.command = command;
    this.log = log;
    this.process = run(command, log);
  }

  /** Starts one; returns when it answers. */
  public static RestartableServer start(BrokerKind kind, Path folder) throws Exception {
    return start(kind, folder, "");
  }

  /**
   * Starts one with a configuration of its own; returns when it answers.
   *
   * @param more lines of its configuration, in the server's own language
   */
  public static RestartableServer start(BrokerKind kind, Path folder, String more)
      throws Exception {
    Files.createDirectories(folder);
    try (ReservedPorts ports = ReservedPorts.of(2)) {
      int port = ports.numbers().get(0);
      Path configuration = folder.resolve("server.conf");
      RestartableServer server =
          new RestartableServer(
              new Endpoint(kind, address(kind, port), NAME, List.of()),
              kind.equals(Kinds.REDIS)
                  ? redis(folder.resolve(NAME), port, more)
                  : kind.equals(Kinds.KAFKA)
                      ? kafka(folder, configuration, port, ports.numbers().get(1), more)
                      : nats(folder, configuration, port, more),
              folder.resolve("server.log"));
      server.awaitAnswer();
      return server;
    }
  }

  private static String address(BrokerKind kind, int port) {
    return (kind.equals(Kinds.NATS) ? "nats://" : "") + "127.0.0.1:" + port;
  }

  private static List<String> kafka(
      Path folder, Path configuration, int port, int controller, String more) throws Exception {
    Files.writeString(
        configuration,
        """
        node.id=1
        process.roles=broker,controller
        controller.quorum.voters=1@127.0.0.1:%1$s
        listeners=CLIENTS://127.0.0.1:%2$s,CONTROLLER://127.0.0.1:%1$s
        listener.security.protocol.map=CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT
        controller.listener.names=CONTROLLER
        inter.broker.listener.name=CLIENTS
        """
                .formatted(controller, port)
            + KafkaRecipe.settings(folder.resolve("data"), 1, 1)
            + more);
    Process format =
        run(
            java("kafka.tools.StorageTool", "format", "-t", NAME, "-c", configuration),
            folder.resolve("format.log"));
    if (format.waitFor() != 0) {
      throw new IOException(LogTail.of(folder.resolve("format.log")));
    }
    return java("kafka.Kafka", configuration);
  }

  private static List<String> java(Object... words) {
    Host host = ShortLived.host();
    return Stream.concat(
            Stream.of(
                host.javaHome().resolve("bin").resolve("java").toString(),
                "-Xmx512m",
                "-Dlogback.configurationFile=io/brokerbench/broker/kafka/server/logback.xml",
                "-Dlog4j2.loggerContextFactory="
                    + "org.apache.logging.log4j.simple.SimpleLoggerContextFactory",
                "-cp",
                host.classPath()),
            Stream.of(words).map(Object::toString))
        .toList();
  }

  private static List<String> nats(Path folder, Path configuration, int port, String more)
      throws IOException {
    Files.writeString(
        configuration,
        "server_name: \"restartable\"\nlisten: \"127.0.0.1:%s\"\n".formatted(port)
            + NatsRecipe.jetStream(folder.resolve("jetstream"), Durability.DISK)
            + more);
    return List.of(
        NatsServer.find(Host.current()).executable().toString(), "-c", configuration.toString());
  }

  /** It is known by the name of the folder. */
  private static List<String> redis(Path folder, int port, String more) throws IOException {
    Files.createDirectories(folder);
    Path configuration =
        Files.writeString(
            folder.resolve("server.conf"),
            "bind 127.0.0.1\nport %s\n".formatted(port)
                + RedisRecipe.settings(folder, Durability.DISK)
                + more);
    return List.of(
        RedisServer.find(Host.current()).executable().toString(), configuration.toString());
  }

  private static Process run(List<String> command, Path log) throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  private void awaitAnswer() throws Exception {
    Eventually.until(this::answers);
  }

  private boolean answers() throws IOException {
    try {
      var unused = Drivers.adapter(endpoint.kind()).ask(endpoint);
      return true;
    } catch (BrokerException notYet) {
      if (!process.isAlive()) {
        throw new IOException(LogTail.of(log), notYet);
      }
      return false;
    }
  }

  /** Where it answers. */
  public Endpoint endpoint() {
    return endpoint;
  }

  /** Blocks until its log has some words. */
  public void awaitLog(String words) throws Exception {
    Eventually.until(() -> Files.readString(log).contains(words));
  }

  /** Kills it and starts it again, with the data that it had; returns before it answers. */
  public void restart() throws IOException {
    close();
    process = run(command, log);
  }

  /** Kills it and starts it again, with the data that it had; returns when it answers. */
  public void restartAndAwait() throws Exception {
    restart();
    awaitAnswer();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
