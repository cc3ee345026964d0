package io.brokerbench.broker;

/** Receives a subscription's messages, on the subscription's thread. */
public interface DeliveryHandler {
  /**
   * Takes a message, in the broker's order. May block to slow the subscription down. {@link
   * Delivery#handled} must be called once for each, on any thread.
   */
  void deliver(Delivery delivery);

  /**
   * No more is there for now, or no room for more: what was kept back to be passed on together has
   * to be passed on.
   */
  void endOfBatch();

  /** The subscription has failed and delivers nothing more. */
  void failed(BrokerException failure);
}
