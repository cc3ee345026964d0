package io.brokerbench.cli;

import io.brokerbench.launch.Launcher;
import io.brokerbench.provision.BrokerProvider;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code run}: JMH's flags and regexes go to JMH, the long options are the suite's. */
@Command(
    name = "run",
    description = "Runs benchmarks (the default command).",
    customSynopsis = "java -jar benchmarks.jar [run] [--profile NAME|FILE] [JMH flags] [regex...]",
    footer = {
      "",
      "Everything else goes to JMH: -h lists its flags, -l the benchmarks, -lp their parameters.",
      "Without regex and profile, DeliveryBenchmark runs.",
      "COMMAND --help tells of another command.",
      "",
      "Exit status: 0 all rows measured and valid, 1 a row missing or invalid, 2 wrong usage,"
          + " 3 no broker."
    },
    preprocessor = JmhFirst.class,
    versionProvider = SuiteVersion.class)
final class RunCommand implements Callable<Integer>, JmhFirst.Command {
  private final FinalReport report;
  private final Launcher launcher;
  private final Function<BrokerOptions, BrokerProvider> providers;
  private List<String> jmh = List.of();

  @Option(
      names = "--profile",
      paramLabel = "NAME|FILE",
      description =
          "Take JMH flags from a profile (smoke, quick, latency, workers, regression, full) or a"
              + " file; those given win.")
  private @Nullable String profile;

  @Mixin private BrokerOptions brokers = new BrokerOptions();

  @Mixin private DesignOptions design = new DesignOptions();

  RunCommand(
      FinalReport report, Launcher launcher, Function<BrokerOptions, BrokerProvider> providers) {
    this.report = report;
    this.launcher = launcher;
    this.providers = providers;
  }

  @Override
  public Integer call() {
    return report.after(launcher.launch(brokers.choice(providers), design.design(), profile, jmh));
  }

  @Override
  public void jmh(List<String> words) {
    jmh = words;
  }
}
