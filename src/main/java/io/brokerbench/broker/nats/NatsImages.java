package io.brokerbench.broker.nats;

import io.brokerbench.broker.Durability;
import io.brokerbench.broker.spi.ContainerServers;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.ContainerRecipe;

/** The images of nats-server. */
final class NatsImages implements ContainerServers {
  static final String DEFAULT = "nats:2.15.1";

  @Override
  public String defaultImage() {
    return DEFAULT;
  }

  @Override
  public ContainerRecipe recipe(String image, String name, Durability durability) {
    return new ContainerNats(image, name, durability);
  }

  @Override
  public boolean dependsOnVersion(BrokerSpec spec) {
    return NatsVersion.isDecisive(spec);
  }

  @Override
  public void check(BrokerSpec spec, String version, String image) {
    new NatsVersion(version)
        .check(spec, "the image " + image + " has", "Take a newer one with --nats-image");
  }
}
