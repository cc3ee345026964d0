package io.brokerbench.broker.spi;

import io.brokerbench.broker.Durability;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.ContainerRecipe;
import io.brokerbench.provision.ProvisionException;

/** How a broker is started in a container. */
public interface ContainerServers {
  /** The image that is taken unless another is named. */
  String defaultImage();

  /**
   * The way to start one.
   *
   * @param image what from
   * @param name what it is to be called, as no other is
   */
  ContainerRecipe recipe(String image, String name, Durability durability);

  /** Whether a server's version decides if it can do what is asked of it. */
  default boolean dependsOnVersion(BrokerSpec spec) {
    return false;
  }

  /**
   * Refuses a version that can't do what is asked of it.
   *
   * @param version as the started server says it
   * @param image what it was started from
   * @throws ProvisionException what is wrong, and what to do
   */
  default void check(BrokerSpec spec, String version, String image) {}
}
