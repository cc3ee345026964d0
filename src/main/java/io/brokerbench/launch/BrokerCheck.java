package io.brokerbench.launch;

import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Durability;
import io.brokerbench.provision.ProvisionException;
import java.util.Set;

/** Finds out, before anything is started, whether brokers could be. */
@FunctionalInterface
public interface BrokerCheck {
  /**
   * Checks what a run will ask for.
   *
   * @throws ProvisionException if it can't be provided
   */
  void check(Set<BrokerKind> kinds, Set<Durability> durabilities);
}
