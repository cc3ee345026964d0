package com.example.stranger;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerAdapter;
import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.inproc.InprocAdapter;
import io.brokerbench.broker.spi.BrokerDriver;
import io.brokerbench.broker.spi.LocalServers;
import io.brokerbench.broker.spi.ServerState;
import io.brokerbench.broker.spi.Traits;
import io.brokerbench.census.Owner;
import io.brokerbench.provision.BrokerRecipe;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.Cluster;
import io.brokerbench.provision.Host;
import io.brokerbench.provision.Node;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A broker that the suite knows nothing of, in a jar of its own: a process that stands for a
 * server, and the in-process broker's queues for what it would keep. With STRANGER_LEAKS in the
 * environment its client leaves a thread behind.
 */
public final class StrangerDriver implements BrokerDriver, BrokerAdapter, LocalServers {
  private static final BrokerKind KIND = new BrokerKind("STRANGER");
  private static final String READY = "ready for strangers";

  private final InprocAdapter queues = new InprocAdapter();

  @Override
  public BrokerAdapter adapter() {
    return this;
  }

  @Override
  public BrokerKind kind() {
    return KIND;
  }

  @Override
  public Broker connect(Endpoint endpoint) {
    if (System.getenv("STRANGER_LEAKS") != null) {
      Thread leak = new Thread(new Leak(), "pool-7-thread-1");
      leak.setDaemon(true);
      leak.start();
    }
    return queues.connect(endpoint);
  }

  @Override
  public String title() {
    return "Stranger";
  }

  @Override
  public Traits traits() {
    return Traits.unpartitioned(Set.of("streams", "partitions", "retained"));
  }

  @Override
  public Optional<Owner> threads() {
    return Optional.of(Owner.of("stranger", "com\\.example\\.stranger\\..*", "stranger-.*"));
  }

  @Override
  public Optional<LocalServers> local() {
    return Optional.of(this);
  }

  @Override
  public Optional<String> program() {
    return Optional.empty();
  }

  @Override
  public void check(Host host, BrokerSpec spec, Path program) {}

  @Override
  public ServerState state(Host host) {
    return ServerState.full("stranger", "1.0, in its plug-in");
  }

  @Override
  public BrokerRecipe recipe(Host host, BrokerSpec spec, Path program) {
    return new Recipe();
  }

  private static final class Recipe implements BrokerRecipe {
    @Override
    public BrokerKind kind() {
      return KIND;
    }

    @Override
    public String description() {
      return "Stranger (a shell)";
    }

    @Override
    public String configuration(Cluster cluster, Node node) {
      return "";
    }

    @Override
    public List<String> command(Cluster cluster, Node node) {
      return List.of(
          "/bin/sh",
          "-c",
          "echo " + READY + "; exec sleep 3600",
          node.folder().resolve(Node.CONFIGURATION).toString());
    }

    @Override
    public Ready ready(Cluster cluster, Node node) throws IOException {
      return Files.readString(node.log()).contains(READY)
          ? new Ready("stranger", URI.create("stranger:none"), "1.0")
          : null;
    }
  }

  private static final class Leak implements Runnable {
    @Override
    public void run() {
      while (true) {
        try {
          Thread.sleep(1_000);
        } catch (InterruptedException e) {
          // It is a leak: nobody ends it.
        }
      }
    }
  }
}
