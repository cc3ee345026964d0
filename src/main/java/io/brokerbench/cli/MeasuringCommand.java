package io.brokerbench.cli;

import io.brokerbench.launch.Launcher;
import io.brokerbench.provision.BrokerProvider;
import io.brokerbench.request.BrokerChoice;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Mixin;

/** A command that runs forks: what it isn't told to do itself goes to JMH. */
abstract class MeasuringCommand implements Callable<Integer>, JmhFirst.Command {
  private final Launcher launcher;
  private final Function<BrokerOptions, BrokerProvider> providers;
  private List<String> jmh = List.of();

  @Mixin private BrokerOptions brokers = new BrokerOptions();

  MeasuringCommand(Launcher launcher, Function<BrokerOptions, BrokerProvider> providers) {
    this.launcher = launcher;
    this.providers = providers;
  }

  final Launcher launcher() {
    return launcher;
  }

  /**
   * The brokers that the options choose.
   *
   * @throws io.brokerbench.console.UsageException if an option's value isn't allowed
   */
  final BrokerChoice brokers() {
    return brokers.choice(providers);
  }

  @Override
  public final void jmh(List<String> words) {
    jmh = words;
  }

  /** JMH's words of the command line, in their order. */
  final List<String> jmh() {
    return jmh;
  }
}
