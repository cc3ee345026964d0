package io.brokerbench.provision.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import io.brokerbench.broker.Durability;
import io.brokerbench.provision.ContainerRecipe;
import io.brokerbench.provision.LauncherId;
import io.brokerbench.provision.ProvisionException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.utility.ResourceReaper;

/** The Docker engine that Testcontainers finds. */
final class ContainerEngine {
  private static final Set<String> MEMORY_TYPES = Set.of("tmpfs", "ramfs");
  private static final Pattern ANSWER =
      Pattern.compile("\"message\":\\s*\"((?:\\\\.|[^\"\\\\])*)\"");
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+");
  private static final String USER_SOCKETS =
      "$XDG_RUNTIME_DIR, ~/.docker/run, ~/.docker/desktop (rootless Docker, Docker Desktop)";
  private static final String DOCKER_HOST = "DOCKER_HOST";

  private final DockerClient client;

  private ContainerEngine(DockerClient client) {
    this.client = client;
  }

  /**
   * Connects, or gives the connection that there is.
   *
   * @param variables the environment variables of this process; {@code DOCKER_HOST} is looked at
   * @throws ProvisionException if no engine answers, or another than {@code DOCKER_HOST} names
   */
  static ContainerEngine connect(Map<String, String> variables) {
    String wanted = variables.getOrDefault(DOCKER_HOST, "");
    try {
      withoutRyuk();
      DockerClient client = DockerClientFactory.instance().client();
      // Testcontainers goes on to the usual places if nothing answers where the user points.
      URI found = DockerClientFactory.instance().getTransportConfig().getDockerHost();
      if (!wanted.isEmpty() && !samePlace(URI.create(wanted), found)) {
        throw unreachable(wanted, null);
      }
      return new ContainerEngine(client);
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw unreachable(wanted, e);
    }
  }

  DockerClient client() {
    return client;
  }

  /**
   * Where ports are mapped to: what is reached on this machine is not to be reached from others.
   *
   * @param host the engine's, as Testcontainers found it: from inside of a container, that is the
   *     address of Docker's own bridge
   */
  String bindAddress(String host) {
    String address = ContainerRecipe.address(host);
    boolean local =
        "unix"
            .equals(
                DockerClientFactory.instance().getTransportConfig().getDockerHost().getScheme());
    return local && ADDRESS.matcher(address).matches() ? address : "0.0.0.0";
  }

  /**
   * Finds out whether the engine's own storage keeps the promise of a tier. MEMORY needs none of
   * it; of an engine that doesn't say what it stores on, a disk is believed.
   *
   * @throws ProvisionException if not
   */
  void checkStorage(Durability durability) {
    var info = client.infoCmd().exec();
    List<List<String>> statuses = info.getDriverStatuses();
    if (durability == Durability.MEMORY || statuses == null) {
      return;
    }
    for (List<String> status : statuses) {
      if (status.size() == 2
          && status.get(0).equals("Backing Filesystem")
          && MEMORY_TYPES.contains(status.get(1).toLowerCase(Locale.ROOT))) {
        throw new ProvisionException(
            "Durability %s needs a real disk, and Docker keeps containers in %s, which is %s. Move"
                    .formatted(durability, info.getDockerRootDir(), status.get(1))
                + " Docker's data-root to a disk, or measure -p durability=MEMORY.");
      }
    }
  }

  /** What the engine, or a registry behind it, answered: all that a user needs of an exception. */
  static String answer(Throwable failure) {
    String message = String.valueOf(failure.getMessage()).strip();
    Matcher answer = ANSWER.matcher(message);
    return (answer.find() ? answer.group(1).replace("\\\"", "\"") : message)
        .replaceFirst("\\.$", "");
  }

  /** The containers that carry a label, whatever has become of them. */
  List<Container> labelled(String label, String value) {
    return client
        .listContainersCmd()
        .withShowAll(true)
        .withLabelFilter(Map.of(label, value))
        .exec();
  }

  /**
   * Removes the containers of launchers that are gone, provably.
   *
   * @return their names
   */
  List<String> removeAbandoned() {
    List<Container> abandoned =
        client
            .listContainersCmd()
            .withShowAll(true)
            .withLabelFilter(List.of(ContainerReaper.LAUNCHER))
            .exec()
            .stream()
            .filter(ContainerEngine::isAbandoned)
            .toList();
    abandoned.forEach(container -> remove(container.getId()));
    return abandoned.stream()
        .map(container -> container.getLabels().getOrDefault(ContainerReaper.LABEL, ""))
        .toList();
  }

  private static boolean isAbandoned(Container container) {
    String launcher = container.getLabels().getOrDefault(ContainerReaper.LAUNCHER, "");
    return LauncherId.parse(launcher).filter(LauncherId::isGone).isPresent();
  }

  /** Ends a container and removes it with all that it stored; one that is going is no error. */
  void remove(String id) {
    try {
      client.removeContainerCmd(id).withForce(true).withRemoveVolumes(true).exec();
    } catch (NotFoundException | ConflictException e) {
      // Somebody else was faster, or is about to be.
    }
  }

  /**
   * Testcontainers would start a privileged container that removes others when this process is
   * gone, from an image that has to be pulled first. {@link ContainerReaper} does it here. There is
   * an environment variable for this, which a running process can't set for itself.
   */
  private static void withoutRyuk() {
    try {
      var constructor =
          Class.forName("org.testcontainers.utility.JVMHookResourceReaper")
              .getDeclaredConstructor();
      constructor.setAccessible(true);
      var instance = ResourceReaper.class.getDeclaredField("instance");
      instance.setAccessible(true);
      if (instance.get(null) == null) {
        instance.set(null, constructor.newInstance());
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "This version of Testcontainers can't be kept from starting Ryuk", e);
    }
  }

  private static boolean samePlace(URI one, URI other) {
    return one.getScheme() != null
        && one.getSchemeSpecificPart().equals(other.getSchemeSpecificPart());
  }

  private static ProvisionException unreachable(String wanted, @Nullable Throwable cause) {
    Map<String, String> tried = new LinkedHashMap<>();
    if (!wanted.isEmpty()) {
      tried.put(DOCKER_HOST + "=" + wanted, objection(wanted));
    } else {
      tried.put(DOCKER_HOST, "is not set");
    }
    for (DockerClientProviderStrategy strategy :
        ServiceLoader.load(DockerClientProviderStrategy.class)) {
      try {
        String host = strategy.getTransportConfig().getDockerHost().toString();
        if (!host.equals(wanted) && !host.startsWith("npipe")) {
          tried.put(host, objection(host));
        }
      } catch (RuntimeException e) {
        tried.putIfAbsent(USER_SOCKETS, "no docker.sock that was not tried above");
      }
    }
    String message =
        tried.entrySet().stream()
            .map(entry -> "  " + entry.getKey() + ": " + entry.getValue())
            .collect(
                Collectors.joining(
                    "\n",
                    "--brokers containers needs Docker, and none was reached. Tried:\n",
                    "\nStart Docker, or set DOCKER_HOST to where it runs; --brokers local needs"
                        + " none."));
    return cause == null ? new ProvisionException(message) : new ProvisionException(message, cause);
  }

  /** Why nothing can be reached at an address. */
  private static String objection(String host) {
    try {
      URI uri = URI.create(host);
      boolean local = "unix".equals(uri.getScheme());
      SocketAddress address =
          local
              ? UnixDomainSocketAddress.of(uri.getPath())
              : new InetSocketAddress(uri.getHost(), uri.getPort());
      try (SocketChannel channel =
          local ? SocketChannel.open(StandardProtocolFamily.UNIX) : SocketChannel.open()) {
        channel.connect(address);
        return "answers, but not as a Docker engine for Linux containers";
      }
    } catch (IOException | RuntimeException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
