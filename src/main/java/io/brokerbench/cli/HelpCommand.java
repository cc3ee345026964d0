package io.brokerbench.cli;

import io.brokerbench.console.Nearest;
import io.brokerbench.console.UsageException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code help}: what {@code --help} says, for those who look for a command. */
@Command(
    name = "help",
    description = "Tells of a command, as COMMAND --help does.",
    customSynopsis = "java -jar benchmarks.jar help [COMMAND]",
    footer = {"", "Exit status: 0, or 2 if there is no such command."},
    versionProvider = SuiteVersion.class)
final class HelpCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "COMMAND",
      arity = "0..1",
      description = "The command; run, and a list of all, if none.")
  private String command = Main.DEFAULT_COMMAND;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Map<String, CommandLine> commands = spec.parent().subcommands();
    CommandLine told = commands.get(command);
    if (told == null) {
      throw new UsageException(
          command
              + " is no command."
              + Nearest.question(command, commands.keySet())
              + " Commands are "
              + String.join(", ", commands.keySet())
              + ".");
    }
    told.usage(spec.commandLine().getOut());
    return ExitStatus.OK.code();
  }
}
