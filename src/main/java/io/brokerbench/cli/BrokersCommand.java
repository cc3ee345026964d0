package io.brokerbench.cli;

import io.brokerbench.launch.BrokersLauncher;
import io.brokerbench.provision.BrokerProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code brokers}: holds brokers for benchmarks that somebody else starts. */
@Command(
    name = "brokers",
    description = "Starts brokers and holds them until Ctrl-C, for an IDE or plain JMH.",
    customSynopsis = "java -jar benchmarks.jar brokers [KIND ...] [--durability TIER] ...",
    footer = {
      "",
      "Prints a line a broker (kind, version, address, monitors), the endpoints file, and a"
          + " command line of plain JMH. The file is there as soon as all brokers are ready.",
      "",
      "Exit status: 0 ended by Ctrl-C or SIGTERM, 2 wrong usage, 3 no broker, or one ended by"
          + " itself."
    },
    versionProvider = SuiteVersion.class)
final class BrokersCommand implements Callable<Integer> {
  private final BrokersLauncher launcher;
  private final Function<BrokerOptions, BrokerProvider> providers;

  @Parameters(
      paramLabel = "KIND",
      arity = "0..*",
      description = "Kinds of brokers, as -p broker takes them; those of a run if none.")
  private List<String> kinds = new ArrayList<>();

  @Option(
      names = "--durability",
      paramLabel = "TIER",
      description = "MEMORY (the default), DISK or FSYNC, as with -p durability.")
  private String durability = "MEMORY";

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description =
          "The file that tells benchmarks where they are. Default:"
              + " .brokers/endpoints.properties.")
  private @Nullable String endpoints;

  /** What it was called before. */
  @Option(names = "--endpoints", hidden = true)
  private void endpoints(String given) {
    endpoints = given;
  }

  @Mixin private BrokerOptions brokers = new BrokerOptions();

  BrokersCommand(BrokersLauncher launcher, Function<BrokerOptions, BrokerProvider> providers) {
    this.launcher = launcher;
    this.providers = providers;
  }

  @Override
  public Integer call() {
    launcher.serve(brokers.choice(providers), kinds, durability, endpoints);
    return ExitStatus.OK.code();
  }
}
