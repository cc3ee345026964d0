package io.brokerbench.launch;

import io.brokerbench.provision.RunningBroker;

/**
 * A broker that a fork may use until it gives it back.
 *
 * @param broker the broker
 * @param life which of the brokers of its kind in this run it is, from 1
 * @param isFresh whether no fork has had it before
 * @param end what giving it back does
 */
record Lease(RunningBroker broker, int life, boolean isFresh, Runnable end)
    implements AutoCloseable {
  @Override
  public void close() {
    end.run();
  }
}
