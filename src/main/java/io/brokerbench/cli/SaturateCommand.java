package io.brokerbench.cli;

import io.brokerbench.launch.LaunchContext;
import io.brokerbench.launch.Launcher;
import io.brokerbench.provision.BrokerProvider;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code saturate}: searches for the highest rate that each broker sustains. */
@Command(
    name = "saturate",
    description = "Searches for the highest rate that each broker sustains, with LatencyBenchmark.",
    customSynopsis = "java -jar benchmarks.jar saturate --p99 LATENCY [OPTIONS] [JMH flags]",
    footer = {
      "",
      "Each fork runs at the rate that tells most of the edge, up to four times what has passed.",
      "Ends once the 95 %% interval is within 10 %%, or after -f forks a broker, 20 by default.",
      "Stalls are allowed for; where forks scatter too much, the answer is that it can't be told.",
      "Everything else goes to JMH: -wi -w -i -r say what a fork is (20 s or longer), -p sets"
          + " other parameters.",
      "",
      "Exit status: 0 a rate for each broker, 1 a fork failed or lost something, or a rate misses"
          + " what --require says, 2 wrong usage, 3 no broker, or no rate found."
    },
    preprocessor = JmhFirst.class,
    versionProvider = SuiteVersion.class)
final class SaturateCommand extends MeasuringCommand {
  private final LaunchContext context;

  @Option(
      names = "--p99",
      paramLabel = "LATENCY",
      description =
          "The goal: what the 99th percentile of latency may be, 10us to 60s, as in 10ms.")
  private @Nullable String p99;

  @Mixin private RequireOptions require = new RequireOptions();

  SaturateCommand(
      LaunchContext context, Launcher launcher, Function<BrokerOptions, BrokerProvider> providers) {
    super(launcher, providers);
    this.context = context;
  }

  @Override
  public Integer call() {
    MeasuredRun ending = new MeasuredRun(context, require.requirements(), true);
    return launcher().saturate(brokers(), p99, jmh(), ending).orElse(ExitStatus.OK).code();
  }
}
