package io.brokerbench.cli;

import io.brokerbench.console.Nearest;
import io.brokerbench.console.UsageException;
import java.util.Collection;
import java.util.List;

/**
 * Words that were meant to be a command, and that JMH would take for a regex: "broker" matches
 * every benchmark, and measures for hours.
 */
final class MeantCommand {
  private static final int LONG_WORD = 4;

  private MeantCommand() {}

  /**
   * Refuses words that are a command, or nearly one.
   *
   * @throws UsageException for the first
   */
  static void refuse(List<String> words, Collection<String> commands) {
    for (String word : words) {
      Nearest.within(word.length() < LONG_WORD ? 1 : 2, word, commands)
          .ifPresent(
              command -> {
                throw new UsageException(words(word, command));
              });
    }
  }

  private static String words(String word, String command) {
    return (word.equals(command)
            ? command + " is a command, and a command comes first."
            : word + " is no command. Did you mean " + command + "?")
        + " If it was meant to choose benchmarks, write .*"
        + word
        + ".";
  }
}
