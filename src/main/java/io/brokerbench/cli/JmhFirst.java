package io.brokerbench.cli;

import io.brokerbench.console.Nearest;
import io.brokerbench.request.JmhFlag;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Stack;
import java.util.TreeSet;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Takes JMH's words out before picocli looks at any: their values may look like options. */
final class JmhFirst implements IParameterPreprocessor {
  /** A command that passes words on to JMH. */
  interface Command {
    /** Called before the command runs, with JMH's words in their order. */
    void jmh(List<String> words);
  }

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
    ((Command) spec.userObject()).jmh(List.copyOf(jmh));
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
              + Nearest.question(name, names(spec))
              + " --help lists the suite's options, -h JMH's flags.");
    }
    return option.arity().min() > 0 && name.equals(word) ? 2 : 1;
  }

  /** The names of a command's options, but for those that only old scripts know. */
  static Set<String> names(CommandSpec spec) {
    Set<String> names = new TreeSet<>(spec.optionsMap().keySet());
    names.removeIf(name -> spec.findOption(name).hidden());
    return names;
  }
}
