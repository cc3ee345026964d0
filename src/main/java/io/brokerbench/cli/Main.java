package io.brokerbench.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.brokerbench.benchmarks.TrialProfiler;
import io.brokerbench.console.Nearest;
import io.brokerbench.console.Terminal;
import io.brokerbench.console.UsageException;
import io.brokerbench.doctor.Doctor;
import io.brokerbench.launch.BrokersLauncher;
import io.brokerbench.launch.LaunchContext;
import io.brokerbench.launch.Launcher;
import io.brokerbench.provision.BrokerProvider;
import io.brokerbench.provision.Host;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line. The first word may be a command; without one, {@code run} is meant. */
@Command(
    name = "brokerbench",
    description = "A JMH benchmark suite for message brokers.",
    synopsisSubcommandLabel = "[run]",
    versionProvider = SuiteVersion.class)
public final class Main {
  static final String DEFAULT_COMMAND = "run";
  private static final int HELP_WIDTH = 80;

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

  /**
   * A command line.
   *
   * @param context what is around it
   * @param launcher what runs benchmarks
   * @param providers where brokers come from, by the options of a command
   */
  Main(
      LaunchContext context, Launcher launcher, Function<BrokerOptions, BrokerProvider> providers) {
    this.terminal = context.terminal();
    this.commands = new CommandLine(this);
    commands.addSubcommand(new RunCommand(context, launcher, providers));
    commands.addSubcommand(new SaturateCommand(context, launcher, providers));
    commands.addSubcommand(new AbCommand(context, launcher, providers));
    commands.addSubcommand(new CalibrateCommand(context, launcher, providers));
    commands.addSubcommand(new CompareCommand(terminal, context.workingFolder()));
    commands.addSubcommand(new ReportCommand(context));
    commands.addSubcommand(new ExportCommand(terminal));
    commands.addSubcommand(new VisualizeCommand(context));
    commands.addSubcommand(new CrosscheckCommand(context, providers));
    commands.addSubcommand(new BrokersCommand(new BrokersLauncher(context), providers));
    commands.addSubcommand(
        new DoctorCommand(
            terminal,
            providers,
            brokers -> Doctor.of(Host.current(), LaunchContext.system(), brokers)));
    commands.addSubcommand(new HelpCommand());
    commands.addSubcommand(new VersionCommand());
    commands.getSubcommands().values().forEach(Main::addDriversOptions);
    commands.getSubcommands().values().forEach(Main::listOptionsBySection);
    commands.getSubcommands().values().forEach(Main::tellOfOtherStatuses);
    commands.setUsageHelpWidth(HELP_WIDTH);
    commands.setExpandAtFiles(false); // a word is a word: profiles are the files of options
    commands.setOut(new PrintWriter(terminal.out(), true, UTF_8));
    listCommands(Objects.requireNonNull(commands.getSubcommands().get(DEFAULT_COMMAND)));
    commands.registerConverter(Path.class, Main::path);
    commands.setParameterExceptionHandler(this::refuse);
    commands.setExecutionExceptionHandler((failure, command, result) -> fail(failure));
  }

  /** Which there are is known only here, and not to annotations. */
  private static void addDriversOptions(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    spec.mixins().values().stream()
        .map(CommandSpec::userObject)
        .forEach(
            mixin -> {
              if (mixin instanceof BrokerOptions options) {
                options.addTo(spec);
              }
            });
  }

  private static void listOptionsBySection(CommandLine command) {
    Map<String, CommandLine.IHelpSectionRenderer> sections = command.getHelpSectionMap();
    sections.put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, new OptionSections());
    command.setHelpSectionMap(sections);
  }

  private static void tellOfOtherStatuses(CommandLine command) {
    UsageMessageSpec help = command.getCommandSpec().usageMessage();
    List<String> footer = new ArrayList<>(List.of(help.footer()));
    footer.add(
        "As every command: 3 a file can't be read or written, 4 a bug in brokerbench itself.");
    help.footer(footer.toArray(String[]::new));
  }

  /** The default command's help is the first that is read: it tells of the others. */
  private void listCommands(CommandLine command) {
    Map<String, CommandLine.IHelpSectionRenderer> sections = command.getHelpSectionMap();
    sections.put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING, help -> "\nCommands:\n");
    sections.put(
        UsageMessageSpec.SECTION_KEY_COMMAND_LIST, help -> commands.getHelp().commandList());
    command.setHelpSectionMap(sections);
  }

  /** Runs the command and exits with its {@link ExitStatus}. */
  public static void main(String[] words) {
    // JMH's table and clients' messages are formatted by the default.
    Locale.setDefault(Locale.ROOT);
    NameEncoding.refusal(System.getProperties(), List.of(words))
        .ifPresent(
            refusal -> {
              System.err.println(refusal);
              System.exit(ExitStatus.USAGE.code());
            });
    System.setProperty("brokerbench.clients.log", "OFF"); // for logback.xml, in this JVM only
    try {
      PlugIns.install(List.of(words));
    } catch (UsageException e) {
      System.err.println(e.getMessage());
      System.exit(ExitStatus.USAGE.code());
    }
    LaunchContext context = LaunchContext.system();
    Launcher launcher = new Launcher(TrialProfiler.class, context);
    Host host = Host.current();
    Main main = new Main(context, launcher, options -> options.provider(host));
    System.exit(main.execute(List.of(words)));
  }

  int execute(List<String> words) {
    List<String> all = new ArrayList<>(words);
    if (all.isEmpty() || !commands.getSubcommands().containsKey(all.get(0))) {
      all.add(0, DEFAULT_COMMAND);
    }
    try {
      return commands.execute(all.toArray(String[]::new));
    } catch (RuntimeException | Error e) {
      // What picocli gives to no handler, errors above all.
      return fail(e);
    }
  }

  static Path path(String given) {
    try {
      return Path.of(given);
    } catch (InvalidPathException e) {
      throw new UsageException(Failure.words(e));
    }
  }

  private int refuse(ParameterException refusal, String[] words) {
    if (refusal instanceof UnmatchedArgumentException unmatched && unmatched.isUnknownOption()) {
      return fail(new UsageException(unknownOption(unmatched)));
    }
    return fail(Objects.requireNonNullElse((Exception) refusal.getCause(), refusal));
  }

  private static String unknownOption(UnmatchedArgumentException unmatched) {
    String given = unmatched.getUnmatched().get(0);
    Set<String> options = JmhFirst.names(unmatched.getCommandLine().getCommandSpec());
    return "Unknown option "
        + given
        + "."
        + Nearest.question(given, options)
        + " --help lists the options.";
  }

  private int fail(Throwable failure) {
    Failure said = Failure.of(failure);
    terminal.err().println(said.words());
    if (stacktrace) {
      failure.printStackTrace(terminal.err());
    }
    return said.status().code();
  }
}
