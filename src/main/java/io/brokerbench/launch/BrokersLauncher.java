package io.brokerbench.launch;

import io.brokerbench.console.RootCause;
import io.brokerbench.console.UnavailableException;
import io.brokerbench.console.UsageException;
import io.brokerbench.provision.Host;
import io.brokerbench.request.BrokerChoice;
import io.brokerbench.standing.BrokersRequest;
import io.brokerbench.standing.StandingBrokers;
import io.brokerbench.standing.StandingNotice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds brokers for benchmarks that others run, as long as no run is going on.
 *
 * @param context what is around it
 */
public record BrokersLauncher(LaunchContext context) {
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
  public void serve(
      BrokerChoice brokers, List<String> kinds, String durability, @Nullable String endpoints) {
    BrokersRequest request =
        BrokersRequest.of(brokers, kinds, durability, endpoints, context.workingFolder());
    try (RunLock lock = RunLock.acquire(context.locks())) {
      brokers.provider().check(Set.copyOf(request.specs()));
      brokers.provider().notices().forEach(context.terminal().err()::println);
      new StandingBrokers(request, new StandingNotice(Host.current()), context.terminal()).serve();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write: " + RootCause.reason(e), e);
    }
  }
}
