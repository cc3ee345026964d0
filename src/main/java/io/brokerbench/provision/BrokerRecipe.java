package io.brokerbench.provision;

import io.brokerbench.broker.BrokerKind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to start one kind of broker in a data folder of its own. The folder's name is unique, and the
 * broker's identity.
 */
interface BrokerRecipe {
  BrokerKind kind();

  /** What is started, for messages. */
  String description();

  /** The text of the configuration file, {@link ChildProcess#CONFIGURATION} in the folder. */
  String configuration(Path folder);

  List<String> command(Path folder);

  /** What the broker wrote down when it was up; null if it hasn't yet. */
  @Nullable Ready ready(Path folder) throws IOException;

  /** What a broker says of itself. */
  record Ready(String address, URI monitor, String version) {}
}
