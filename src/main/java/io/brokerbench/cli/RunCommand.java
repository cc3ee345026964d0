package io.brokerbench.cli;

import io.brokerbench.launch.JmhFlag;
import io.brokerbench.launch.Launcher;
import io.brokerbench.launch.Nearest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Stack;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code run}: JMH's flags and regexes go to JMH, the long options are the suite's. */
@Command(
    name = "run",
    description = "Runs benchmarks (the default command).",
    customSynopsis = "java -jar benchmarks.jar [run] [--profile NAME|FILE] [JMH flags] [regex...]",
    footer = {
      "",
      "Everything else goes to JMH: -h lists its flags, -l the benchmarks, -lp their parameters.",
      "Without regex and profile, DeliveryBenchmark runs.",
      "",
      "Exit status: 0 all rows measured and valid, 1 a row missing or invalid, 2 wrong usage,"
          + " 3 no broker."
    },
    preprocessor = RunCommand.JmhFirst.class,
    versionProvider = SuiteVersion.class)
final class RunCommand implements Callable<Integer> {
  private final Launcher launcher;
  private List<String> jmh = List.of();

  @Option(
      names = "--profile",
      paramLabel = "NAME|FILE",
      description = "Take JMH flags from a profile (smoke, quick) or a file; those given win.")
  private @Nullable String profile;

  RunCommand(Launcher launcher) {
    this.launcher = launcher;
  }

  @Override
  public Integer call() {
    return switch (launcher.launch(profile, jmh)) {
      case VALID -> ExitStatus.OK.code();
      case INVALID -> ExitStatus.INVALID.code();
      case UNAVAILABLE -> ExitStatus.UNAVAILABLE.code();
    };
  }

  /** Takes JMH's words out before picocli looks at any: their values may look like options. */
  static final class JmhFirst implements IParameterPreprocessor {
    @Override
    @SuppressWarnings("JdkObsolete") // picocli's own signature
    public boolean preprocess(
        Stack<String> words, CommandSpec spec, ArgSpec option, Map<String, Object> info) {
      List<String> jmh = new ArrayList<>();
      List<String> suite = new ArrayList<>();
      while (!words.isEmpty()) {
        int ofJmh = JmhFlag.wordsFrom(words.peek());
        if (ofJmh > 0) {
          move(ofJmh, words, jmh);
        } else {
          move(wordsFrom(words.peek(), spec), words, suite);
        }
      }
      ((RunCommand) spec.userObject()).jmh = List.copyOf(jmh);
      Collections.reverse(suite);
      words.addAll(suite);
      return false;
    }

    @SuppressWarnings("JdkObsolete") // picocli's own signature
    private static void move(int count, Stack<String> words, List<String> target) {
      // If there are fewer, JMH or picocli says what is missing.
      for (int i = 0; i < count && !words.isEmpty(); i++) {
        target.add(words.pop());
      }
    }

    private static int wordsFrom(String word, CommandSpec spec) {
      String name = word.replaceFirst("=.*", "");
      OptionSpec option = spec.optionsMap().get(name);
      if (option == null) {
        throw new ParameterException(
            spec.commandLine(),
            "Unknown option "
                + name
                + "."
                + Nearest.question(name, spec.optionsMap().keySet())
                + " --help lists the suite's options, -h JMH's flags.");
      }
      return option.arity().min() > 0 && name.equals(word) ? 2 : 1;
    }
  }
}
