package io.brokerbench.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code version}: what {@code --version} says. */
@Command(
    name = "version",
    description = "Prints the versions of the suite, JMH and the clients.",
    customSynopsis = "java -jar benchmarks.jar version",
    footer = {"", "Exit status: 0."},
    versionProvider = SuiteVersion.class)
final class VersionCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().printVersionHelp(spec.commandLine().getOut());
    return ExitStatus.OK.code();
  }
}
