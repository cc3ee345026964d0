package io.brokerbench.cli;

import io.brokerbench.console.Terminal;
import io.brokerbench.doctor.Doctor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** {@code doctor}: says what this machine can and can't do. */
@Command(
    name = "doctor",
    description = "Says what this machine can and can't do, and what mends it.",
    customSynopsis = "java -jar benchmarks.jar doctor [servers of your own]",
    footer = {
      "",
      "ok: as it should be. warn: it works, and numbers suffer. no: something can't be done.",
      "A line that begins with $ is the command that mends it. Nothing is changed or removed.",
      "With servers of your own: also what runs have left there.",
      "",
      "Exit status: 0 a run without options can be made, 2 wrong usage, 3 it can't."
    },
    versionProvider = SuiteVersion.class)
final class DoctorCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Path workingFolder;
  private final Supplier<Doctor> doctor;

  @Option(
      names = PlugIns.OPTION,
      paramLabel = "FILE.jar",
      description = "A jar with the driver of another broker; may be given several times.")
  @SuppressWarnings("unused") // picocli looks at it; it was read before
  private List<String> plugIns = new ArrayList<>();

  private final ExternalOptions servers = new ExternalOptions();

  DoctorCommand(Terminal terminal, Path workingFolder, Supplier<Doctor> doctor) {
    this.terminal = terminal;
    this.workingFolder = workingFolder;
    this.doctor = doctor;
  }

  void addTo(CommandSpec command) {
    servers.addTo(command);
  }

  @Override
  public Integer call() {
    Doctor chosen =
        servers.words().isEmpty()
            ? doctor.get()
            : doctor.get().with(servers.provider(workingFolder));
    return (chosen.report(terminal.out()) ? ExitStatus.OK : ExitStatus.UNAVAILABLE).code();
  }
}
