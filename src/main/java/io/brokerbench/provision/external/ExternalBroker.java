package io.brokerbench.provision.external;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.provision.ProvisionException;
import io.brokerbench.provision.RunningBroker;
import java.util.concurrent.CompletableFuture;

/** Somebody else's broker, for the time of a fork. */
final class ExternalBroker implements RunningBroker {
  private final Endpoint endpoint;
  private final String version;
  private final Presence presence;
  private final GuestBook guests;

  /**
   * One that is there.
   *
   * @param endpoint with the names of the run
   * @param guests gets what was met meanwhile
   */
  ExternalBroker(Endpoint endpoint, String version, Presence presence, GuestBook guests) {
    this.endpoint = endpoint;
    this.version = version;
    this.presence = presence;
    this.guests = guests;
  }

  @Override
  public Endpoint endpoint() {
    return endpoint;
  }

  @Override
  public String version() {
    return version;
  }

  /** Its end would be noticed by whoever uses it, and by {@link #close}. */
  @Override
  public boolean isAlive() {
    return true;
  }

  @Override
  public CompletableFuture<?> onEnd() {
    return new CompletableFuture<>();
  }

  /** The broker stays; what a fork that was ended has left on it doesn't. */
  @Override
  public void close() {
    try {
      presence.close();
    } catch (BrokerException e) {
      throw new ProvisionException(
          e.getMessage()
              + " What is named "
              + endpoint.names().of(Broker.PREFIX)
              + "* may still be there; the next run removes it if it can.",
          e);
    } finally {
      guests.note(endpoint, presence);
    }
  }
}
