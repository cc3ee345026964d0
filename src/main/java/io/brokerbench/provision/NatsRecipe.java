package io.brokerbench.provision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.MonitorClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Starts a nats-server with JetStream on ports that it chooses itself, and writes down. */
final class NatsRecipe implements BrokerRecipe {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final NatsServer server;

  NatsRecipe(NatsServer server) {
    this.server = server;
  }

  @Override
  public BrokerKind kind() {
    return BrokerKind.NATS;
  }

  @Override
  public String description() {
    return "NATS (" + server.executable() + ", version " + server.version() + ")";
  }

  /** JetStream's own limits depend on the machine; these are out of the way everywhere. */
  @Override
  public String configuration(Path folder) {
    return """
    server_name: "%s"
    listen: "127.0.0.1:-1"
    http: "127.0.0.1:-1"
    ports_file_dir: "%s"
    jetstream {
      store_dir: "%s"
      max_mem: 64GB
      max_file: 1TB
    }
    """
        .formatted(folder.getFileName(), folder, folder.resolve("jetstream"));
  }

  @Override
  public List<String> command(Path folder) {
    return List.of(
        server.executable().toString(),
        "-c",
        folder.resolve(ChildProcess.CONFIGURATION).toString());
  }

  @Override
  public @Nullable Ready ready(Path folder) throws IOException {
    JsonNode ports = ports(folder);
    if (ports == null) {
      return null;
    }
    URI monitor = URI.create(ports.path("monitoring").path(0).asText());
    return new Ready(ports.path("nats").path(0).asText(), monitor, version(monitor));
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
