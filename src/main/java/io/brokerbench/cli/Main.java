package io.brokerbench.cli;

import io.brokerbench.benchmarks.TrialProfiler;
import io.brokerbench.launch.Launcher;
import io.brokerbench.launch.Surroundings;
import io.brokerbench.launch.Terminal;
import io.brokerbench.launch.UnavailableException;
import io.brokerbench.launch.UsageException;
import io.brokerbench.provision.Host;
import io.brokerbench.provision.LocalBrokers;
import io.brokerbench.provision.ProvisionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** The command line. The first word may be a command; without one, {@code run} is meant. */
@Command(
    name = "brokerbench",
    description = "A JMH benchmark suite for Kafka and NATS JetStream.",
    synopsisSubcommandLabel = "[run]",
    versionProvider = SuiteVersion.class)
public final class Main {
  private static final String DEFAULT_COMMAND = "run";

  private final Terminal terminal;
  private final CommandLine commands;

  @Option(
      names = "--stacktrace",
      scope = ScopeType.INHERIT,
      description = "Print the stack trace of what goes wrong.")
  private boolean stacktrace;

  @SuppressWarnings("unused") // picocli looks at it
  @Option(names = "--help", usageHelp = true, scope = ScopeType.INHERIT, description = "Say this.")
  private boolean help;

  @SuppressWarnings("unused") // picocli looks at it
  @Option(
      names = "--version",
      versionHelp = true,
      scope = ScopeType.INHERIT,
      description = "Print the versions of the suite, JMH and the clients.")
  private boolean version;

  Main(Terminal terminal, Launcher launcher) {
    this.terminal = terminal;
    this.commands = new CommandLine(this);
    commands.addSubcommand(new RunCommand(launcher));
    commands.setParameterExceptionHandler(this::refuse);
    commands.setExecutionExceptionHandler((failure, command, result) -> fail(failure));
  }

  /** Runs the command and exits with its {@link ExitStatus}. */
  public static void main(String[] words) {
    Surroundings surroundings = Surroundings.system();
    LocalBrokers brokers = LocalBrokers.fromEnvironment(Host.current());
    Launcher launcher = new Launcher(brokers, brokers::check, TrialProfiler.class, surroundings);
    System.exit(new Main(surroundings.terminal(), launcher).execute(List.of(words)));
  }

  int execute(List<String> words) {
    List<String> all = new ArrayList<>(words);
    if (all.isEmpty() || !commands.getSubcommands().containsKey(all.get(0))) {
      all.add(0, DEFAULT_COMMAND);
    }
    return commands.execute(all.toArray(String[]::new));
  }

  private int refuse(ParameterException refusal, String[] words) {
    return fail(Objects.requireNonNullElse((Exception) refusal.getCause(), refusal));
  }

  private int fail(Exception failure) {
    ExitStatus status;
    String message = Objects.requireNonNullElse(failure.getMessage(), failure.toString());
    if (failure instanceof UsageException || failure instanceof ParameterException) {
      status = ExitStatus.USAGE;
    } else if (failure instanceof ProvisionException || failure instanceof UnavailableException) {
      status = ExitStatus.UNAVAILABLE;
    } else {
      status = ExitStatus.INVALID;
      message = "Failed: " + message + (stacktrace ? "" : " (--stacktrace shows where)");
    }
    terminal.err().println(message);
    if (stacktrace) {
      failure.printStackTrace(terminal.err());
    }
    return status.code();
  }
}
