package io.brokerbench.provision;

/** Starts brokers. */
public interface BrokerProvider {
  /**
   * Starts a fresh, empty broker and returns when a client has made a round trip to it.
   *
   * @throws ProvisionException if it can't be started, or isn't ready in time; nothing is left then
   */
  RunningBroker start(BrokerRequest request);
}
