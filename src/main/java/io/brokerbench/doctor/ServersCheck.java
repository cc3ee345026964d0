package io.brokerbench.doctor;

import io.brokerbench.broker.spi.BrokerDriver;
import io.brokerbench.broker.spi.LocalServers;
import io.brokerbench.broker.spi.ServerState;
import io.brokerbench.provision.Host;
import java.util.List;

/**
 * The servers that are started here.
 *
 * @param host what they would find
 * @param drivers the brokers
 */
record ServersCheck(Host host, List<BrokerDriver> drivers) implements Check {
  @Override
  public List<Finding> examine() {
    return drivers.stream()
        .flatMap(driver -> driver.local().stream().map(servers -> finding(driver, servers)))
        .toList();
  }

  private Finding finding(BrokerDriver driver, LocalServers servers) {
    ServerState state = servers.state(host);
    return switch (state.degree()) {
      case FULL -> Finding.ok(state.name(), state.found());
      case LIMITED -> Finding.no(state.name(), state.found(), state.remedy());
      case MISSING ->
          driver.isMeasuredByDefault()
              ? Finding.stops(state.name(), state.found(), state.remedy())
              : Finding.no(state.name(), state.found(), state.remedy());
    };
  }
}
