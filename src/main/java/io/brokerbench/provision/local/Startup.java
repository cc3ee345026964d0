package io.brokerbench.provision.local;

import io.brokerbench.broker.Endpoint;
import io.brokerbench.provision.BrokerRecipe;
import io.brokerbench.provision.Cluster;
import io.brokerbench.provision.Node;
import io.brokerbench.provision.ProvisionException;
import io.brokerbench.provision.RunningBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Starts a broker by its recipe and proves it ready: each of its servers has written down where it
 * answers, and a client has been there and met this broker and no other.
 */
public final class Startup {
  private static final Duration POLL = Duration.ofMillis(5);
  private static final long MIB = 1 << 20;

  /** A server that prints without end would fill the disk before it is given up. */
  private static final long MOST_SAID = 16 * MIB;

  private final Duration deadline;
  private final RoundTrip roundTrip;

  /**
   * A way to start.
   *
   * @param deadline how long a server may take; those of a cluster share the processor, and take it
   *     each
   */
  public Startup(Duration deadline, RoundTrip roundTrip) {
    this.deadline = deadline;
    this.roundTrip = roundTrip;
  }

  /** A client's way to a broker and back. */
  public interface RoundTrip {
    /** Throws if nothing answers, or another broker than the endpoint names. */
    void prove(Endpoint endpoint);
  }

  /**
   * Starts the servers of a cluster, and returns when a client has been at each.
   *
   * @throws ProvisionException if one doesn't become ready; none is left then
   */
  public RunningBroker start(BrokerRecipe recipe, Cluster cluster) {
    List<LocalServer> servers = new ArrayList<>();
    try {
      for (Node node : cluster.nodes()) {
        servers.add(launch(recipe, cluster, node));
      }
      return prove(recipe, cluster, servers);
    } catch (Throwable e) {
      try {
        LocalServer.closeAll(servers);
      } catch (RuntimeException suppressed) {
        e.addSuppressed(suppressed);
      }
      throw e;
    }
  }

  private static LocalServer launch(BrokerRecipe recipe, Cluster cluster, Node node) {
    String name = recipe.description() + cluster.nameOf(node);
    try {
      Files.createDirectories(node.log().toAbsolutePath().getParent());
      return new LocalServer(
          name,
          node,
          ChildProcess.start(
              node.folder(),
              recipe.configuration(cluster, node),
              recipe.command(cluster, node),
              node.log()));
    } catch (IOException e) {
      throw new ProvisionException(name + " could not be started: " + e.getMessage(), e);
    }
  }

  private RunningBroker prove(BrokerRecipe recipe, Cluster cluster, List<LocalServer> servers) {
    List<BrokerRecipe.Ready> ready = awaitReady(recipe, cluster, servers);
    for (int i = 0; i < servers.size(); i++) {
      visit(servers.get(i), endpoint(recipe, cluster, ready.subList(i, i + 1)));
    }
    for (LocalServer server : servers) {
      if (!server.isAlive()) {
        throw failure(server, "ended right after it had become ready", null);
      }
    }
    return new LocalBroker(
        List.copyOf(servers), endpoint(recipe, cluster, ready), ready.get(0).version());
  }

  private static Endpoint endpoint(
      BrokerRecipe recipe, Cluster cluster, List<BrokerRecipe.Ready> servers) {
    return new Endpoint(
        recipe.kind(),
        servers.stream().map(BrokerRecipe.Ready::address).collect(Collectors.joining(",")),
        cluster.identity(),
        servers.stream().map(BrokerRecipe.Ready::monitor).toList());
  }

  private void visit(LocalServer server, Endpoint endpoint) {
    try {
      roundTrip.prove(endpoint);
    } catch (RuntimeException e) {
      throw failure(
          server, "says that it is ready at " + endpoint.address() + ", but: " + e.getMessage(), e);
    }
  }

  /** Waits for one after the other, and watches all. */
  private List<BrokerRecipe.Ready> awaitReady(
      BrokerRecipe recipe, Cluster cluster, List<LocalServer> servers) {
    long start = System.nanoTime();
    List<BrokerRecipe.Ready> ready = new ArrayList<>();
    LocalServer awaited = servers.get(0);
    try {
      while (ready.size() < servers.size()) {
        awaited = servers.get(ready.size());
        var unused = awaited.awaitExit(POLL);
        for (LocalServer server : servers) {
          if (server.awaitExit(Duration.ZERO)) {
            throw failure(
                server,
                "ended with status " + server.child().exitStatus() + " before it was ready",
                null);
          }
        }
        BrokerRecipe.Ready its = read(recipe, cluster, awaited);
        if (its != null) {
          ready.add(its);
        } else if (System.nanoTime() - start > deadline.toNanos() * servers.size()) {
          throw failure(awaited, late(servers.size()), null);
        } else if (awaited.node().log().toFile().length() > MOST_SAID) {
          throw failure(
              awaited, "had said " + MOST_SAID / MIB + " MiB without becoming ready", null);
        }
      }
      return ready;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure(awaited, "was given up: the start was interrupted", e);
    }
  }

  private String late(int servers) {
    return "was not ready within "
        + deadline.toMillis() * servers / 1000.0
        + " s. If the machine is busy with something else, let it finish and try again";
  }

  private static BrokerRecipe.@Nullable Ready read(
      BrokerRecipe recipe, Cluster cluster, LocalServer server) {
    try {
      return recipe.ready(cluster, server.node());
    } catch (IOException | RuntimeException e) {
      throw failure(server, "wrote something wrong of where it answers: " + e.getMessage(), e);
    }
  }

  private static ProvisionException failure(
      LocalServer server, String what, @Nullable Throwable cause) {
    String message = server.said(what);
    return cause == null ? new ProvisionException(message) : new ProvisionException(message, cause);
  }
}
