package io.brokerbench.launch;

import io.brokerbench.console.RootCause;
import io.brokerbench.console.UnavailableException;
import io.brokerbench.console.UsageException;
import io.brokerbench.hold.Hold;
import io.brokerbench.hold.HoldNotice;
import io.brokerbench.hold.HoldRequest;
import io.brokerbench.provision.Host;
import io.brokerbench.request.BrokerChoice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds brokers for benchmarks that others run, as long as no run is going on.
 *
 * @param surroundings what is around it
 */
public record Holding(Surroundings surroundings) {
  /**
   * Starts brokers and holds them until this JVM is told to end.
   *
   * @param brokers which brokers
   * @param kinds which kinds, in any case; empty for all real ones that there are
   * @param durability the tier, in any case
   * @param endpoints the file to write their endpoints to; null for the usual one
   * @throws UsageException if that can't be done; nothing was started
   * @throws UnavailableException if a run is going on, or a broker ended while it was held
   * @throws io.brokerbench.provision.ProvisionException if a broker can't be provided
   */
  @SuppressWarnings("try") // the lock is only held
  public void hold(
      BrokerChoice brokers, List<String> kinds, String durability, @Nullable String endpoints) {
    HoldRequest request =
        HoldRequest.of(brokers, kinds, durability, endpoints, surroundings.workingFolder());
    try (RunLock lock = RunLock.acquire(surroundings.locks())) {
      brokers.provider().check(Set.copyOf(request.specs()));
      brokers.provider().notices().forEach(surroundings.terminal().err()::println);
      new Hold(request, new HoldNotice(Host.current()), surroundings.terminal()).hold();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write: " + RootCause.reason(e), e);
    }
  }
}
