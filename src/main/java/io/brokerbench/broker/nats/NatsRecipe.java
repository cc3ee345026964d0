package io.brokerbench.broker.nats;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.MonitorClient;
import io.brokerbench.provision.BrokerRecipe;
import io.brokerbench.provision.Cluster;
import io.brokerbench.provision.Node;
import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Starts a nats-server with JetStream on ports that it chooses itself, and writes down. */
public final class NatsRecipe implements BrokerRecipe {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final NatsServer server;
  private final Durability durability;

  /** Starts a program for a tier. */
  public NatsRecipe(NatsServer server, Durability durability) {
    this.server = server;
    this.durability = durability;
  }

  @Override
  public BrokerKind kind() {
    return NatsAdapter.KIND;
  }

  @Override
  public String description() {
    return "NATS (" + server.executable() + ", version " + server.version() + ")";
  }

  @Override
  public String configuration(Cluster cluster, Node node) {
    Path folder = node.folder();
    return """
    server_name: "%s"
    listen: "127.0.0.1:-1"
    http: "127.0.0.1:-1"
    ports_file_dir: "%s"
    %s%s\
    """
        .formatted(
            serverName(node),
            folder,
            jetStream(folder.resolve("jetstream"), durability),
            cluster.isSingle() ? "" : routes(cluster, node));
  }

  /** JetStream's own limits depend on the machine; these are out of the way everywhere. */
  public static String jetStream(Path storeFolder, Durability durability) {
    return """
    jetstream {
      store_dir: "%s"
      max_mem: 64GB
      max_file: 1TB
    %s}
    """
        .formatted(storeFolder, durability == Durability.FSYNC ? "  sync_interval: always\n" : "");
  }

  private static String routes(Cluster cluster, Node node) {
    return """
    cluster {
      name: "%s"
      listen: "%s"
      routes: [%s]
    }
    """
        .formatted(
            cluster.identity(), node.peerAddress(), cluster.peers("\"nats-route://%2$s\"", ", "));
  }

  @Override
  public List<String> command(Cluster cluster, Node node) {
    return List.of(
        server.executable().toString(), "-c", node.folder().resolve(Node.CONFIGURATION).toString());
  }

  @Override
  public @Nullable Ready ready(Cluster cluster, Node node) throws IOException {
    JsonNode ports = ports(node.folder());
    if (ports == null) {
      return null;
    }
    URI monitor = URI.create(ports.path("monitoring").path(0).asText());
    if (!cluster.isSingle() && !hasJoined(cluster, node, monitor)) {
      return null;
    }
    return new Ready(ports.path("nats").path(0).asText(), monitor, version(monitor));
  }

  /**
   * Whether the server knows the leader of the group by which JetStream's servers agree, and of how
   * many servers it is; of the leader itself, whether all others are up to date. Its /healthz says
   * less, and writes a warning into the log each time that it isn't well yet.
   */
  private static boolean hasJoined(Cluster cluster, Node node, URI monitor) throws IOException {
    JsonNode group = JSON.readTree(MonitorClient.get(monitor.resolve("/jsz"))).path("meta_cluster");
    String leader = group.path("leader").asText();
    int servers = cluster.nodes().size();
    if (leader.isEmpty() || group.path("cluster_size").asInt() != servers) {
      return false;
    }
    if (!leader.equals(serverName(node))) {
      return true;
    }
    int current = 0;
    for (JsonNode other : group.path("replicas")) {
      current += other.path("current").asBoolean() ? 1 : 0;
    }
    return current == servers - 1;
  }

  private static String serverName(Node node) {
    return String.valueOf(node.folder().getFileName());
  }

  private static @Nullable JsonNode ports(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return null;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.ports")) {
      for (Path file : files) {
        JsonNode ports = JSON.readTree(file.toFile());
        return ports.isEmpty() ? null : ports;
      }
      return null;
    } catch (JsonProcessingException e) {
      return null; // the server is just writing it
    }
  }

  private static String version(URI monitor) throws IOException {
    String variables = MonitorClient.get(monitor.resolve("/varz"));
    return JSON.readTree(variables).path("version").asText();
  }
}
