package io.brokerbench.cli;

import io.brokerbench.console.Terminal;
import io.brokerbench.launch.AbRun;
import io.brokerbench.launch.Launcher;
import io.brokerbench.launch.Surroundings;
import io.brokerbench.plan.Outcome;
import io.brokerbench.provision.BrokerProvider;
import io.brokerbench.regression.Blocking;
import io.brokerbench.regression.Calibration;
import io.brokerbench.regression.Comparison;
import io.brokerbench.regression.NoiseFloor;
import io.brokerbench.regression.Rules;
import io.brokerbench.report.comparison.CalibrationReport;
import io.brokerbench.results.EqualSides;
import io.brokerbench.results.JmhFile;
import io.brokerbench.results.Machine;
import io.brokerbench.results.NoiseFloorFile;
import io.brokerbench.results.Suite;
import io.brokerbench.results.UnwritableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code calibrate}: measures how far apart two equal sides come out on this machine. */
@Command(
    name = "calibrate",
    description = "Measures A against A in turns, and stores what equal sides differ by.",
    customSynopsis =
        "java -jar benchmarks.jar calibrate [--profile NAME|FILE] [OPTIONS] [JMH flags]",
    footer = {
      "",
      "compare and ab add what is stored to the error of each change. Calibrate with the flags"
          + " that",
      "are compared later, several times: each run says more. 3 forks a side at least.",
      "",
      "Exit status: 0 stored, 1 a row is missing or invalid (the others are stored), 2 wrong usage,"
          + " 3 no broker, or nothing could be measured."
    },
    preprocessor = JmhFirst.class,
    versionProvider = SuiteVersion.class)
final class CalibrateCommand extends MeasuringCommand {
  private final Surroundings surroundings;
  private final Terminal terminal;

  @Mixin private DesignOptions design = new DesignOptions();

  @Mixin private MetricOptions metrics = new MetricOptions();

  @Mixin private NoiseFloorOptions noiseFloor = new NoiseFloorOptions();

  CalibrateCommand(
      Surroundings surroundings,
      Launcher launcher,
      Function<BrokerOptions, BrokerProvider> providers) {
    super(launcher, providers);
    this.surroundings = surroundings;
    this.terminal = surroundings.terminal();
  }

  @Override
  public Integer call() throws IOException {
    Rules rules =
        new Rules(Rules.DEFAULT_THRESHOLD, NoiseFloor.UNKNOWN, metrics.metrics(), Blocking.ROUNDS);
    Path target = noiseFloor.target(surroundings.workingFolder());
    NoiseFloorFile before = before(target);
    Optional<AbRun> run = launcher().calibrate(brokers(), design.design(), design.profile(), jmh());
    return run.isEmpty() ? ExitStatus.OK.code() : store(run.get(), rules, before, target).code();
  }

  /** What is known of this machine already. */
  private NoiseFloorFile before(Path target) {
    Machine machine = Machine.current();
    if (!Files.exists(target)) {
      return NoiseFloorFile.of(machine);
    }
    NoiseFloorFile stored = NoiseFloorFile.read(target);
    Optional<String> difference = stored.machine().differenceFrom(machine);
    if (difference.isEmpty()) {
      return stored;
    }
    terminal
        .err()
        .println(
            noiseFloor.path()
                + " is of another machine ("
                + difference.get()
                + "): all that it knows will be replaced.");
    return NoiseFloorFile.of(machine);
  }

  private ExitStatus store(AbRun run, Rules rules, NoiseFloorFile before, Path target)
      throws IOException {
    if (run.outcome() == Outcome.UNAVAILABLE || !run.isReadable()) {
      return ExitStatus.of(run.outcome());
    }
    Calibration calibration =
        new Calibration(
            Comparison.of(
                JmhFile.read(run.baseline()).rows(), JmhFile.read(run.candidate()).rows(), rules));
    Suite suite = Suite.current();
    List<EqualSides> found =
        calibration.equalSides(
            surroundings.clock().instant().toString(),
            suite.version() + " (" + suite.revision() + ")");
    NoiseFloorFile after = before.with(found);
    terminal.out().println();
    terminal.out().print(new CalibrationReport(calibration, after.calibrations()).text());
    boolean stored = !found.isEmpty() && write(after, found.size(), target);
    if (found.isEmpty()) {
      terminal.out().println("Nothing could be measured; nothing is stored.");
    }
    terminal.out().flush();
    if (run.outcome() == Outcome.INVALID) {
      return ExitStatus.INVALID;
    }
    return stored && run.outcome() != Outcome.UNSAVED ? ExitStatus.OK : ExitStatus.UNAVAILABLE;
  }

  /** Elsewhere, if it can't be written where it belongs; returns whether it could. */
  private boolean write(NoiseFloorFile file, int added, Path target) throws IOException {
    try {
      file.write(target);
      terminal.out().println("Calibrations: " + added + " added to " + noiseFloor.path());
      return true;
    } catch (UnwritableException e) {
      Path elsewhere =
          Files.createTempDirectory("brokerbench-results-").resolve("noise-floor.json");
      file.write(elsewhere);
      terminal
          .out()
          .println(
              "Cannot write "
                  + e.getMessage()
                  + ". The "
                  + added
                  + " calibrations are in "
                  + elsewhere
                  + "; --noise-floor takes it.");
      return false;
    }
  }
}
