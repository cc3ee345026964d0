package io.brokerbench.cli;

import io.brokerbench.launch.LaunchContext;
import io.brokerbench.launch.Launcher;
import io.brokerbench.provision.BrokerProvider;
import io.brokerbench.request.JmhArguments;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code run}: JMH's flags and regexes go to JMH, the long options are the suite's. */
@Command(
    name = "run",
    description = "Runs benchmarks (the default command).",
    customSynopsis = "java -jar benchmarks.jar [run] [OPTIONS] [JMH flags] [regex...]",
    footer = {
      "",
      "Everything else goes to JMH: -h lists its flags, -l the benchmarks, -lp their parameters.",
      "Without regex and profile, DeliveryBenchmark runs. help COMMAND tells of another command.",
      "",
      "Exit status: 0 all rows measured and valid, 1 a row missing or invalid, or misses what"
          + " --require says, 2 wrong usage, 3 no broker, or --require can't be told."
    },
    preprocessor = JmhFirst.class,
    versionProvider = SuiteVersion.class)
final class RunCommand extends MeasuringCommand {
  private final LaunchContext context;

  @Mixin private DesignOptions design = new DesignOptions();

  @Mixin private RequireOptions require = new RequireOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  RunCommand(
      LaunchContext context, Launcher launcher, Function<BrokerOptions, BrokerProvider> providers) {
    super(launcher, providers);
    this.context = context;
  }

  @Override
  public Integer call() {
    MeantCommand.refuse(JmhArguments.parse(jmh()).regexes(), spec.parent().subcommands().keySet());
    MeasuredRun ending = new MeasuredRun(context, require.requirements(), false);
    return launcher()
        .launch(brokers(), design.design(), design.profile(), jmh(), ending)
        .orElse(ExitStatus.OK)
        .code();
  }
}
