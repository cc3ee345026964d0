package io.brokerbench.broker.kafka;

import io.brokerbench.broker.spi.LocalServers;
import io.brokerbench.broker.spi.ServerState;
import io.brokerbench.provision.BrokerRecipe;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.Host;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Kafka's server from the suite's own class path: always there, of the client's version. */
final class KafkaOnClassPath implements LocalServers {
  private static final Duration CLASSES_DEADLINE = Duration.ofSeconds(60);

  private final AtomicInteger started = new AtomicInteger();

  @Override
  public Optional<String> program() {
    return Optional.empty();
  }

  @Override
  public void check(Host host, BrokerSpec spec, @Nullable Path program) {}

  /**
   * Who starts a second server starts more: from there on an archive of its classes pays. It is
   * made before that start and not beside it, because a server might be measured then.
   */
  @Override
  public BrokerRecipe recipe(Host host, BrokerSpec spec, @Nullable Path program) {
    KafkaRecipe recipe = new KafkaRecipe(host);
    if (started.incrementAndGet() == 2) {
      recipe.makeClasses(CLASSES_DEADLINE);
    }
    return recipe;
  }

  @Override
  public ServerState state(Host host) {
    return ServerState.full("kafka", KafkaDriver.version() + ", in the jar");
  }
}
