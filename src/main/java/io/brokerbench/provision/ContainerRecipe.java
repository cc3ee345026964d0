package io.brokerbench.provision;

import io.brokerbench.broker.Endpoint;
import java.util.List;
import org.testcontainers.containers.GenericContainer;

/** How to start one kind of broker in a container, with an identity that we give it. */
public interface ContainerRecipe {
  /** Where a container keeps its broker's data: memory for the tier of that name, else a disk. */
  String DATA = "/tmp/brokerbench";

  /** What is started, for messages. */
  String description();

  /** The container, not yet started. */
  GenericContainer<?> container();

  /** What the broker prints when it is up. */
  String readyText();

  /** The ports that are mapped. */
  List<Integer> ports();

  /** Where the started broker answers, and who it has to be. */
  Endpoint endpoint(GenericContainer<?> container);

  /** The version that the started broker says it has. */
  String version(GenericContainer<?> container);

  /** What an engine that runs on this machine is reached by: an address that has one meaning. */
  static String address(String host) {
    return host.equals("localhost") ? "127.0.0.1" : host;
  }
}
