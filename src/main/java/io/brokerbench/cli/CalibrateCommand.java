package io.brokerbench.cli;

import io.brokerbench.console.Terminal;
import io.brokerbench.judging.CalibrationStore;
import io.brokerbench.launch.AbRun;
import io.brokerbench.launch.LaunchContext;
import io.brokerbench.launch.Launcher;
import io.brokerbench.plan.RunOutcome;
import io.brokerbench.provision.BrokerProvider;
import io.brokerbench.results.JmhFile;
import io.brokerbench.results.Machine;
import io.brokerbench.results.RowKey;
import java.io.IOException;
import java.util.function.BiPredicate;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code calibrate}: measures how far apart two equal sides come out on this machine. */
@Command(
    name = "calibrate",
    description = "Measures A against A in turns, and stores what equal sides differ by.",
    customSynopsis = "java -jar benchmarks.jar calibrate [OPTIONS] [JMH flags]",
    footer = {
      "",
      "compare and ab add what is stored to the error of each change. Calibrate with the flags"
          + " that are compared later, several times: each run says more. 3 forks a side at least.",
      "",
      "Exit status: 0 stored, 1 a row is missing or invalid (the others are stored), 2 wrong usage,"
          + " 3 no broker, or nothing could be measured."
    },
    preprocessor = JmhFirst.class,
    versionProvider = SuiteVersion.class)
final class CalibrateCommand extends MeasuringCommand {
  private final LaunchContext context;
  private final Terminal terminal;

  @Mixin private DesignOptions design = new DesignOptions();

  @Mixin private MetricOptions metrics = new MetricOptions();

  @Mixin private NoiseFloorOptions noiseFloor = new NoiseFloorOptions();

  CalibrateCommand(
      LaunchContext context, Launcher launcher, Function<BrokerOptions, BrokerProvider> providers) {
    super(launcher, providers);
    this.context = context;
    this.terminal = context.terminal();
  }

  @Override
  public Integer call() throws IOException {
    BiPredicate<RowKey, String> chosen = metrics.metrics();
    CalibrationStore store =
        CalibrationStore.open(noiseFloor.target(context.workingFolder()), Machine.current());
    store.otherMachine().ifPresent(this::sayReplaced);
    return launcher()
        .calibrate(
            brokers(), design.design(), design.profile(), jmh(), run -> store(run, chosen, store))
        .orElse(ExitStatus.OK)
        .code();
  }

  private void sayReplaced(String difference) {
    terminal
        .err()
        .println(
            noiseFloor.path()
                + " is of another machine ("
                + difference
                + "): all that it knows will be replaced.");
  }

  private ExitStatus store(AbRun run, BiPredicate<RowKey, String> chosen, CalibrationStore store)
      throws IOException {
    if (run.outcome() == RunOutcome.UNAVAILABLE || !run.isReadable()) {
      return ExitStatus.of(run.outcome());
    }
    CalibrationStore.Added added =
        store.add(
            JmhFile.read(run.baseline()),
            JmhFile.read(run.candidate()),
            chosen,
            context.clock().instant());
    terminal.out().println();
    terminal.out().print(added.report().text());
    terminal.out().println(words(added));
    terminal.out().flush();
    if (run.outcome() == RunOutcome.INVALID) {
      return ExitStatus.INVALID;
    }
    return added.isStored() && run.outcome() != RunOutcome.UNSAVED
        ? ExitStatus.OK
        : ExitStatus.UNAVAILABLE;
  }

  private String words(CalibrationStore.Added added) {
    if (added.added() == 0) {
      return "Nothing could be measured; nothing is stored.";
    }
    return added.unwritten() == null
        ? "Calibrations: " + added.added() + " added to " + noiseFloor.path()
        : "Cannot write "
            + added.unwritten()
            + ". The "
            + added.added()
            + " calibrations are in "
            + added.writtenTo()
            + "; --noise-floor takes it.";
  }
}
