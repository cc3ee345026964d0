package io.brokerbench.cli;

import io.brokerbench.launch.Launcher;
import io.brokerbench.provision.BrokerProvider;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code saturate}: searches for the highest rate that each broker sustains. */
@Command(
    name = "saturate",
    description = "Searches for the highest rate that each broker sustains, with LatencyBenchmark.",
    customSynopsis = "java -jar benchmarks.jar saturate --p99 LATENCY [-p broker=...] [JMH flags]",
    footer = {
      "",
      "Rates are doubled from 1,000 messages/s until one fails; then the gap is bisected to 5 %%.",
      "The majority of a rate's forks decides, of 3 unless -f gives another odd number.",
      "Everything else goes to JMH: -wi -w -i -r say what a fork is, -p sets other parameters.",
      "",
      "Exit status: 0 a rate for each broker, 1 a fork failed or lost something, 2 wrong usage,"
          + " 3 no broker, or no rate met the goal."
    },
    preprocessor = JmhFirst.class,
    versionProvider = SuiteVersion.class)
final class SaturateCommand extends MeasuringCommand {
  private final FinalReport report;

  @Option(
      names = "--p99",
      paramLabel = "LATENCY",
      description =
          "The goal: what the 99th percentile of latency may be, 10us to 60s, as in 10ms.")
  private @Nullable String p99;

  SaturateCommand(
      FinalReport report, Launcher launcher, Function<BrokerOptions, BrokerProvider> providers) {
    super(launcher, providers);
    this.report = report;
  }

  @Override
  public Integer call() {
    return report.after(launcher().saturate(brokers(), p99, jmh()));
  }
}
