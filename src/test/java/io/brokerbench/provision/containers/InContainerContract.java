package io.brokerbench.provision.containers;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerContract;
import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.spi.Drivers;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.Host;
import io.brokerbench.provision.RunningBroker;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract, held by a broker in a container, which a class's first test starts. */
public abstract class InContainerContract extends BrokerContract {
  @TempDir static Path temp;
  private static @Nullable RunningBroker server;

  private final BrokerKind kind;
  private final Supplier<String> image;

  /** Of a broker from an image that is made when it is needed. */
  protected InContainerContract(BrokerKind kind, Supplier<String> image) {
    this.kind = kind;
    this.image = image;
  }

  /** Only tests that aren't skipped come here. */
  @Override
  protected Broker connect() {
    if (server == null) {
      server =
          new ContainerBrokers(
                  Host.current(), Map.of(kind, Map.of(BrokerSpec.DEFAULT, image.get())))
              .start(BrokerSpec.single(kind, Durability.MEMORY), temp.resolve("server.log"));
    }
    return Drivers.connect(server.endpoint());
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
      server = null;
    }
  }
}
