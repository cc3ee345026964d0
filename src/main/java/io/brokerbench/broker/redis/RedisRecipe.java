package io.brokerbench.broker.redis;

import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Durability;
import io.brokerbench.provision.BrokerRecipe;
import io.brokerbench.provision.Cluster;
import io.brokerbench.provision.Node;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Starts a redis-server on a port that was reserved for it: it can't choose one itself. It is known
 * by the folder that its configuration is in, and which it tells to clients.
 */
public final class RedisRecipe implements BrokerRecipe {
  /** What a server prints when it is up. */
  static final String READY = "Ready to accept connections";

  private final RedisServer server;
  private final Durability durability;

  /** Starts a program for a tier. */
  public RedisRecipe(RedisServer server, Durability durability) {
    this.server = server;
    this.durability = durability;
  }

  @Override
  public BrokerKind kind() {
    return RedisAdapter.KIND;
  }

  @Override
  public String description() {
    return "Redis (" + server.executable() + ", version " + server.version() + ")";
  }

  @Override
  public String configuration(Cluster cluster, Node node) {
    return """
    bind 127.0.0.1
    port %s
    %s\
    """
        .formatted(node.peerPort(), settings(node.folder(), durability));
  }

  /**
   * What doesn't depend on where it listens. Snapshots would be taken while something is measured;
   * for the tiers with files there is the log.
   */
  public static String settings(Path dataFolder, Durability durability) {
    return """
    dir "%s"
    daemonize no
    set-proc-title no
    save ""
    %s
    """
        .formatted(
            dataFolder,
            switch (durability) {
              case MEMORY -> "appendonly no";
              case DISK -> "appendonly yes\nappendfsync everysec";
              case FSYNC -> "appendonly yes\nappendfsync always";
            });
  }

  @Override
  public List<String> command(Cluster cluster, Node node) {
    return List.of(
        server.executable().toString(), node.folder().resolve(Node.CONFIGURATION).toString());
  }

  /** It has written that down; a client has yet to prove that it listens there, and nobody else. */
  @Override
  public @Nullable Ready ready(Cluster cluster, Node node) throws IOException {
    if (!Files.readString(node.log()).contains(READY)) {
      return null;
    }
    String address = "redis://127.0.0.1:" + node.peerPort();
    return new Ready(address, URI.create(address), server.version());
  }
}
