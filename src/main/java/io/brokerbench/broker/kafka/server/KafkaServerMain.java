package io.brokerbench.broker.kafka.server;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import kafka.server.StandardFaultHandlerFactory;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.common.utils.internals.AppInfoParser;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.raft.QuorumConfig;
import org.slf4j.LoggerFactory;

/**
 * A Kafka broker that is a controller too, in a process of its own: formats its data folder,
 * starts, and writes a ready file.
 *
 * <p>It is put together as {@code kafka.server.KafkaRaftServer} does it, from the same parts; that
 * class itself can't be used, because it takes no sockets and doesn't tell what it has bound.
 */
public final class KafkaServerMain {
  private static final String CLIENTS = "CLIENTS";
  private static final String CONTROLLER = "CONTROLLER";

  /** For the cluster's other brokers, whose connections aren't clients' ones. */
  private static final String PEERS = "PEERS";

  private KafkaServerMain() {}

  /** Takes the configuration file, the ready file to write, and the cluster's id. */
  public static void main(String[] args) {
    try {
      start(Path.of(args[0]), Path.of(args[1]), args[2]);
    } catch (Throwable e) { // whatever it is: a half started server must not stay
      e.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
  }

  private static void start(Path configuration, Path readyFile, String clusterId) throws Exception {
    KafkaServerSockets sockets = new KafkaServerSockets();
    Properties properties = read(configuration);
    String clients = sockets.bind(CLIENTS);
    listen(
        properties,
        Map.of(
            CLIENTS,
            clients,
            PEERS,
            sockets.bind(PEERS),
            CONTROLLER,
            sockets.bind(CONTROLLER, controllerPort(properties))));
    KafkaConfig config = KafkaConfig.fromProps(properties);
    format(config, clusterId, System.out);

    var loaded =
        KafkaRaftServer.initializeLogDirs(config, LoggerFactory.getLogger("kafka.server"), "");
    MetaPropertiesEnsemble metaProperties = loaded._1();
    BootstrapMetadata bootstrap = loaded._2();
    Metrics metrics = Server.initializeMetrics(config, Time.SYSTEM, clusterId);
    SharedServer shared =
        new SharedServer(
            config,
            metaProperties,
            Time.SYSTEM,
            metrics,
            CompletableFuture.completedFuture(
                QuorumConfig.parseVoterConnections(config.quorumConfig().voters())),
            List.of(),
            new StandardFaultHandlerFactory(),
            sockets);
    BrokerServer broker = new BrokerServer(shared);
    new ControllerServer(shared, KafkaRaftServer.configSchema(), bootstrap).startup();
    broker.startup();

    writeReady(readyFile, clients, KafkaServerMonitor.start(metrics, CLIENTS));
  }

  private static Properties read(Path configuration) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(configuration)) {
      properties.load(reader);
    }
    return properties;
  }

  /** Where the quorum expects this server's controller. */
  private static int controllerPort(Properties properties) {
    List<String> voters = List.of(properties.getProperty("controller.quorum.voters").split(","));
    int id = Integer.parseInt(properties.getProperty("node.id"));
    return Objects.requireNonNull(QuorumConfig.parseVoterConnections(voters).get(id)).getPort();
  }

  private static void listen(Properties properties, Map<String, String> listeners) {
    properties.setProperty(
        "listeners",
        listeners.entrySet().stream()
            .map(listener -> listener.getKey() + "://" + listener.getValue())
            .collect(Collectors.joining(",")));
    properties.putIfAbsent(
        "listener.security.protocol.map",
        listeners.keySet().stream()
            .map(listener -> listener + ":PLAINTEXT")
            .collect(Collectors.joining(",")));
    properties.setProperty("controller.listener.names", CONTROLLER);
    properties.setProperty("inter.broker.listener.name", PEERS);
  }

  private static void format(KafkaConfig config, String clusterId, PrintStream log)
      throws Exception {
    new Formatter()
        .setPrintStream(log)
        .setNodeId(config.nodeId())
        .setClusterId(clusterId)
        .setControllerListenerName(CONTROLLER)
        .setMetadataLogDirectory(config.metadataLogDir())
        .addDirectory(config.metadataLogDir())
        .setWriteBootstrapSnapshot(true)
        .run();
  }

  /** Writes the file under another name first, so that nobody reads half of it. */
  private static void writeReady(Path file, String clients, URI monitor) throws IOException {
    Properties ready = new Properties();
    ready.setProperty("address", clients);
    ready.setProperty("monitor", monitor.toString());
    ready.setProperty("version", AppInfoParser.getVersion());
    Path written = file.resolveSibling(file.getFileName() + ".part");
    try (Writer writer = Files.newBufferedWriter(written)) {
      ready.store(writer, null);
    }
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
