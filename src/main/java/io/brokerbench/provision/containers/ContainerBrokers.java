package io.brokerbench.provision.containers;

import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.spi.ContainerServers;
import io.brokerbench.broker.spi.Drivers;
import io.brokerbench.provision.BrokerProvider;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.ContainerRecipe;
import io.brokerbench.provision.Host;
import io.brokerbench.provision.InProcessBroker;
import io.brokerbench.provision.ProvisionException;
import io.brokerbench.provision.RunningBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Starts brokers in containers of their own, with Testcontainers, from the images that users
 * deploy. None outlives this JVM.
 */
public final class ContainerBrokers implements BrokerProvider {
  private final Host host;
  private final ContainerImages images;
  private final ContainerStartup startup;
  private List<String> notices = List.of();

  /** With images by kind and server name; a kind without any has a default one. */
  public ContainerBrokers(Host host, Map<BrokerKind, Map<String, String>> images) {
    this.host = host;
    this.images = new ContainerImages(images);
    this.startup = new ContainerStartup(host, shortId());
  }

  /** Whether a word could be the name of an image. */
  public static boolean isImage(String word) {
    return ContainerImages.isName(word);
  }

  @Override
  public List<String> servers(BrokerKind kind) {
    return Drivers.of(kind).isInProcess() ? List.of(BrokerSpec.DEFAULT) : images.servers(kind);
  }

  /** The images of all servers of some kinds. */
  public List<String> images(Collection<BrokerKind> kinds) {
    return kinds.stream()
        .flatMap(
            kind ->
                images.servers(kind).stream()
                    .map(server -> new BrokerSpec(kind, server, Durability.MEMORY, 1)))
        .map(images::of)
        .toList();
  }

  /** Images that the engine lacks are pulled here, not while something is measured. */
  @Override
  public void check(Set<BrokerSpec> specs) {
    for (BrokerSpec spec : specs) {
      if (spec.nodes() > 1) {
        throw new ProvisionException(
            String.format(
                    Locale.ROOT,
                    "A broker in a container is a single server, and %d are asked for (--nodes, or"
                        + " -p",
                    spec.nodes())
                + " replicas). Take --brokers local, which has clusters.");
      }
    }
    notices = List.of();
    for (BrokerSpec spec : specs) {
      if (!Drivers.of(spec.kind()).isInProcess()) {
        ContainerEngine engine = ContainerEngine.connect(host.variables());
        notices =
            Stream.concat(
                    notices.stream(),
                    engine.removeAbandoned().stream()
                        .map(name -> "Removed what a killed run had left: container " + name))
                .toList();
        engine.checkStorage(spec.durability());
        ContainerImages.ensure(images.of(spec), engine.client());
        checkVersion(spec);
      }
    }
  }

  @Override
  public List<String> notices() {
    return notices;
  }

  /** A version is known when the server says it: an image's name may be anything. */
  private void checkVersion(BrokerSpec spec) {
    ContainerServers servers = driven(spec.kind());
    if (!servers.dependsOnVersion(spec)) {
      return;
    }
    BrokerSpec probe = new BrokerSpec(spec.kind(), spec.server(), Durability.DISK, spec.nodes());
    try {
      Path log = Files.createTempFile("brokerbench-", ".log");
      try (RunningBroker broker = start(probe, log)) {
        servers.check(spec, broker.version(), images.of(spec));
      } finally {
        Files.deleteIfExists(log);
      }
    } catch (IOException e) {
      throw new ProvisionException("No temporary file can be written: " + e.getMessage(), e);
    }
  }

  @Override
  public RunningBroker start(BrokerSpec spec, Path log) {
    if (Drivers.of(spec.kind()).isInProcess()) {
      return new InProcessBroker(spec.kind());
    }
    String name = spec.kind().newIdentity();
    ContainerRecipe recipe = driven(spec.kind()).recipe(images.of(spec), name, spec.durability());
    return startup.start(recipe, name, spec.durability(), log);
  }

  private static ContainerServers driven(BrokerKind kind) {
    return Drivers.of(kind)
        .containers()
        .orElseThrow(
            () ->
                new ProvisionException(
                    "There are no images of " + kind + ". Take --brokers local or external."));
  }

  private static String shortId() {
    return UUID.randomUUID().toString().substring(0, 8);
  }
}
