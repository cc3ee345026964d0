package io.brokerbench.cli;

import io.brokerbench.doctor.Doctor;
import io.brokerbench.launch.Terminal;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/** {@code doctor}: says what this machine can and can't do. */
@Command(
    name = "doctor",
    description = "Says what this machine can and can't do, and what mends it.",
    customSynopsis = "java -jar benchmarks.jar doctor",
    footer = {
      "",
      "ok: as it should be. warn: it works, and numbers suffer. no: something can't be done.",
      "A line that begins with $ is the command that mends it. Nothing is changed or removed.",
      "",
      "Exit status: 0 a run without options can be made, 2 wrong usage, 3 it can't."
    },
    versionProvider = SuiteVersion.class)
final class DoctorCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Supplier<Doctor> doctor;

  DoctorCommand(Terminal terminal, Supplier<Doctor> doctor) {
    this.terminal = terminal;
    this.doctor = doctor;
  }

  @Override
  public Integer call() {
    return (doctor.get().report(terminal.out()) ? ExitStatus.OK : ExitStatus.UNAVAILABLE).code();
  }
}
