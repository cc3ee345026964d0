package io.brokerbench.provision;

import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Durability;
import java.nio.file.Path;

/**
 * A launcher for tests that kill it: starts a broker, says so, and never ends by itself. Its
 * arguments: kind, durability, working folder, log.
 */
final class LauncherMain {
  private LauncherMain() {}

  public static void main(String[] args) throws InterruptedException {
    Host here = Host.current();
    Host host = new Host(here.variables(), Path.of(args[2]), here.classPath(), here.javaHome());
    RunningBroker broker =
        LocalBrokers.fromEnvironment(host)
            .start(
                new BrokerRequest(
                    BrokerKind.valueOf(args[0]), Durability.valueOf(args[1]), Path.of(args[3])));
    System.out.println(broker.endpoint().identity());
    Thread.currentThread().join();
  }
}
