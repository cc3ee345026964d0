package io.brokerbench.broker.redis;

import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.provision.ContainerRecipe;
import io.brokerbench.provision.Node;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/** Starts a redis-server from an image that has the program {@code redis-server}. */
final class ContainerRedis implements ContainerRecipe {
  private static final int CLIENTS = 6379;
  private static final Pattern VERSION = Pattern.compile("(?:Redis|Valkey) version=([^,\\s]+)");

  private final String image;
  private final String name;
  private final Durability durability;

  ContainerRedis(String image, String name, Durability durability) {
    this.image = image;
    this.name = name;
    this.durability = durability;
  }

  @Override
  public String description() {
    return "Redis (a container of " + image + ")";
  }

  /** Not by the image's own entry point, whose user may not write where the data is kept. */
  @Override
  public GenericContainer<?> container() {
    return new GenericContainer<>(DockerImageName.parse(image))
        .withExposedPorts(CLIENTS)
        .withCopyToContainer(
            Transferable.of(configuration(name, durability)), configurationFile(name))
        .withCreateContainerCmdModifier(create -> create.withEntrypoint("redis-server"))
        .withCommand(configurationFile(name));
  }

  private static String configurationFile(String name) {
    return "/" + name + "/" + Node.CONFIGURATION;
  }

  /**
   * What listens for everybody has to be told that it may. Data is kept beside the configuration,
   * in a folder that is there.
   */
  static String configuration(String name, Durability durability) {
    return """
    bind 0.0.0.0
    protected-mode no
    port %s
    %s\
    """
        .formatted(CLIENTS, RedisRecipe.settings(Path.of("/" + name), durability));
  }

  @Override
  public String readyText() {
    return RedisRecipe.READY;
  }

  @Override
  public List<Integer> ports() {
    return List.of(CLIENTS);
  }

  @Override
  public Endpoint endpoint(GenericContainer<?> container) {
    return new Endpoint(
        RedisAdapter.KIND,
        "redis://"
            + ContainerRecipe.address(container.getHost())
            + ":"
            + container.getMappedPort(CLIENTS),
        name,
        List.of());
  }

  @Override
  public String version(GenericContainer<?> container) {
    Matcher version = VERSION.matcher(container.getLogs());
    return version.find() ? version.group(1) : "";
  }
}
