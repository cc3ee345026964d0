package io.brokerbench.broker.nats;

import io.brokerbench.broker.BrokerAdapter;
import io.brokerbench.broker.Compression;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Storage;
import io.brokerbench.broker.spi.BareClients;
import io.brokerbench.broker.spi.BrokerDriver;
import io.brokerbench.broker.spi.ContainerServers;
import io.brokerbench.broker.spi.ExternalServers;
import io.brokerbench.broker.spi.LocalServers;
import io.brokerbench.broker.spi.Traits;
import io.brokerbench.census.Owner;
import io.nats.client.Nats;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** NATS JetStream. */
public final class NatsDriver implements BrokerDriver {
  private final NatsAdapter adapter = new NatsAdapter();

  @Override
  public BrokerAdapter adapter() {
    return adapter;
  }

  @Override
  public String title() {
    return "NATS";
  }

  @Override
  public boolean isMeasuredByDefault() {
    return true;
  }

  @Override
  public Traits traits() {
    return Traits.unpartitioned(Set.of("partitions"));
  }

  @Override
  public Optional<String> refusal(Storage storage) {
    if (storage.compression() == Compression.NONE || storage.durability() != Durability.MEMORY) {
      return Optional.empty();
    }
    return Optional.of(
        "-p compression="
            + storage.compression()
            + ": NATS compresses what it keeps in files, and nothing in memory. Add -p"
            + " durability=DISK, or leave NATS out.");
  }

  @Override
  public Map<String, String> clientVersions() {
    return Map.of("jnats", Nats.CLIENT_VERSION);
  }

  /** jnats and its adapter number a connection's threads behind its name, "nats" without one. */
  @Override
  public Optional<Owner> threads() {
    return Optional.of(
        Owner.of("nats", "io\\.nats\\..*", "(nats|brokerbench-.*)(:|-callback-|-connect-)\\d+"));
  }

  @Override
  public Optional<LocalServers> local() {
    return Optional.of(NatsServer.all());
  }

  @Override
  public Optional<ContainerServers> containers() {
    return Optional.of(new NatsImages());
  }

  @Override
  public Optional<ExternalServers> external() {
    return Optional.of(new ExternalNats());
  }

  @Override
  public Optional<BareClients> bareClients() {
    return Optional.of(NatsBareClient::new);
  }
}
