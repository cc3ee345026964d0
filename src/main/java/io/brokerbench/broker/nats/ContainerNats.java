package io.brokerbench.broker.nats;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.MonitorClient;
import io.brokerbench.provision.ContainerRecipe;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/** Starts a nats-server with JetStream from an image with the entry points of {@code nats}. */
final class ContainerNats implements ContainerRecipe {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CLIENTS = 4222;
  private static final int MONITOR = 8222;
  private static final String CONFIGURATION = "/brokerbench.conf";

  private final String image;
  private final String name;
  private final Durability durability;

  ContainerNats(String image, String name, Durability durability) {
    this.image = image;
    this.name = name;
    this.durability = durability;
  }

  @Override
  public String description() {
    return "NATS (a container of " + image + ")";
  }

  @Override
  public GenericContainer<?> container() {
    return new GenericContainer<>(DockerImageName.parse(image))
        .withExposedPorts(CLIENTS, MONITOR)
        .withCopyToContainer(Transferable.of(configuration(name, durability)), CONFIGURATION)
        // Of the two official variants, one has an entry point that is a script: both take flags.
        .withCommand("--config", CONFIGURATION);
  }

  static String configuration(String name, Durability durability) {
    return String.format(
        Locale.ROOT,
        """
        server_name: "%s"
        listen: "0.0.0.0:%d"
        http: "0.0.0.0:%d"
        %s\
        """,
        name,
        CLIENTS,
        MONITOR,
        NatsRecipe.jetStream(Path.of(DATA).resolve("jetstream"), durability));
  }

  @Override
  public String readyText() {
    return "Server is ready";
  }

  @Override
  public List<Integer> ports() {
    return List.of(CLIENTS, MONITOR);
  }

  @Override
  public Endpoint endpoint(GenericContainer<?> container) {
    return new Endpoint(
        NatsAdapter.KIND,
        "nats://" + address(container, CLIENTS),
        name,
        List.of(monitor(container)));
  }

  @Override
  public String version(GenericContainer<?> container) {
    String variables = MonitorClient.get(monitor(container).resolve("/varz"));
    try {
      return JSON.readTree(variables).path("version").asText();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The monitor answered something else than JSON", e);
    }
  }

  private static URI monitor(GenericContainer<?> container) {
    return URI.create("http://" + address(container, MONITOR));
  }

  private static String address(GenericContainer<?> container, int port) {
    return ContainerRecipe.address(container.getHost()) + ":" + container.getMappedPort(port);
  }
}
