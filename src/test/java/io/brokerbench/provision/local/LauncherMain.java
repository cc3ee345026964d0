package io.brokerbench.provision.local;

import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Durability;
import io.brokerbench.provision.BrokerProvider;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.Host;
import io.brokerbench.provision.RunningBroker;
import io.brokerbench.provision.containers.ContainerBrokers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * A launcher for tests that kill it: starts a broker, says so, and closes it when its standard
 * input ends. Its arguments: kind, durability, how many servers, working folder, log; and an image,
 * if it is to be in a container.
 */
public final class LauncherMain {
  private LauncherMain() {}

  public static void main(String[] args) throws IOException {
    Host here = Host.current();
    Host host = new Host(here.variables(), Path.of(args[3]), here.classPath(), here.javaHome());
    BrokerKind kind = new BrokerKind(args[0]);
    BrokerProvider provider =
        args.length > 5
            ? new ContainerBrokers(host, Map.of(kind, Map.of(BrokerSpec.DEFAULT, args[5])))
            : LocalBrokers.fromEnvironment(host);
    RunningBroker broker =
        provider.start(
            new BrokerSpec(
                kind, BrokerSpec.DEFAULT, Durability.valueOf(args[1]), Integer.parseInt(args[2])),
            Path.of(args[4]));
    System.out.println(broker.endpoint().identity());
    int unused = System.in.read();
    broker.close();
  }
}
