package io.brokerbench.provision;

import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Durability;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Provides brokers: starts them, or knows where they run. */
public interface BrokerProvider {
  /**
   * The names of the servers that it has of a kind, such as versions to be compared. Where nobody
   * has named any, {@link BrokerSpec#DEFAULT} is the only one; empty if it has no such broker.
   */
  List<String> servers(BrokerKind kind);

  /** Whether its brokers are started for the run; otherwise they were there before, and stay. */
  default boolean startsBrokers() {
    return true;
  }

  /** Whether its brokers are below this process, so that their work can be told from others'. */
  default boolean startsChildProcesses() {
    return false;
  }

  /** The durability that is measured unless asked otherwise. */
  default Durability usualDurability() {
    return Durability.MEMORY;
  }

  /** What the user should know of the brokers before a run; complete after {@link #check}. */
  default List<String> notices() {
    return List.of();
  }

  /** What the user should know of the brokers after a run, or as far as it has come. */
  default List<String> remarks() {
    return List.of();
  }

  /**
   * Finds out whether brokers could be provided, before any is.
   *
   * @throws ProvisionException if one could not
   */
  void check(Set<BrokerSpec> specs);

  /**
   * Provides a broker with nothing of ours on it, and returns when a client has made a round trip
   * to it.
   *
   * @param log the file that gets what the broker prints, replaced if there is one; the servers of
   *     a cluster have one each beside it, as in {@code x-1.log} for {@code x.log}
   * @throws ProvisionException if it can't be provided, or isn't ready in time; nothing is left
   *     then
   */
  RunningBroker start(BrokerSpec spec, Path log);
}
