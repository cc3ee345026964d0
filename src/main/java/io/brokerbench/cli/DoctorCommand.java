package io.brokerbench.cli;

import io.brokerbench.console.Terminal;
import io.brokerbench.doctor.Doctor;
import io.brokerbench.provision.BrokerProvider;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code doctor}: says what this machine can and can't do. */
@Command(
    name = "doctor",
    description = "Says what this machine can and can't do, and what mends it.",
    customSynopsis = "java -jar benchmarks.jar doctor [--brokers SOURCE] [OPTIONS]",
    footer = {
      "",
      "ok: as it should be. warn: it works, and numbers suffer. no: something can't be done.",
      "A line that begins with $ is the command that mends it. Nothing is changed or removed.",
      "Of --brokers external also: whether they answer, and what runs have left there; of"
          + " --brokers containers: whether Docker does, and has the images.",
      "",
      "Exit status: 0 a run with these options can be made, 2 wrong usage, 3 it can't."
    },
    versionProvider = SuiteVersion.class)
final class DoctorCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Function<BrokerOptions, BrokerProvider> providers;
  private final Function<BrokerProvider, Doctor> doctor;

  @Mixin private BrokerOptions brokers = new BrokerOptions();

  DoctorCommand(
      Terminal terminal,
      Function<BrokerOptions, BrokerProvider> providers,
      Function<BrokerProvider, Doctor> doctor) {
    this.terminal = terminal;
    this.providers = providers;
    this.doctor = doctor;
  }

  @Override
  public Integer call() {
    brokers.guessSource();
    BrokerProvider asked = brokers.choice(providers).provider();
    boolean possible = doctor.apply(asked).report(terminal.out());
    return (possible ? ExitStatus.OK : ExitStatus.UNAVAILABLE).code();
  }
}
