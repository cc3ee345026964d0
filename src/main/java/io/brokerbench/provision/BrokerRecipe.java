package io.brokerbench.provision;

import io.brokerbench.broker.BrokerKind;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How to start one kind of broker: each of its servers in a data folder of its own. */
public interface BrokerRecipe {
  BrokerKind kind();

  /** What is started, for messages. */
  String description();

  /** The text of the configuration file, {@link Node#CONFIGURATION} in the folder. */
  String configuration(Cluster cluster, Node node);

  List<String> command(Cluster cluster, Node node);

  /**
   * What a server wrote down when it was up, and had found the others of its cluster; null if it
   * hasn't yet.
   */
  @Nullable Ready ready(Cluster cluster, Node node) throws IOException;

  /** What a server says of itself. */
  record Ready(String address, URI monitor, String version) {}
}
