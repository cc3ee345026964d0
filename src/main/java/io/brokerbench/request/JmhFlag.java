package io.brokerbench.request;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * A flag of JMH's command line. JMH keeps its parser to itself, so the names stand here again, and
 * a test holds them to the parser.
 *
 * @param name without the dash
 * @param takesValue whether a value belongs to it
 */
public record JmhFlag(String name, boolean takesValue) {
  private static final List<JmhFlag> ALL =
      Stream.concat(
              Stream.of(
                      "bm bs e f foe gc i jvm jvmArgs jvmArgsAppend jvmArgsPrepend o opi p prof r"
                          + " rf rff si t tg to tu v w wbs wf wi wm wmb")
                  .flatMap(names -> Stream.of(names.split(" ")))
                  .map(name -> new JmhFlag(name, true)),
              Stream.of("h", "l", "lp", "lprof", "lrf").map(name -> new JmhFlag(name, false)))
          .toList();

  /**
   * A flag as it stands in an argument.
   *
   * @param value what stands in the same argument, as in {@code -f1} and {@code -f=1}
   */
  record Match(JmhFlag flag, @Nullable String value) {
    /** Whether the next argument is the flag's value. */
    boolean takesNext() {
      return flag.takesValue && value == null;
    }
  }

  /**
   * How many words, from a given one on, are JMH's: a flag with its value, a flag alone, or a
   * regex. A word that begins with two dashes and is no flag of JMH's isn't.
   */
  public static int wordsFrom(String word) {
    return find(word).map(match -> match.takesNext() ? 2 : 1).orElse(word.startsWith("--") ? 0 : 1);
  }

  /** All names, with their dash. */
  static List<String> names() {
    return ALL.stream().map(flag -> "-" + flag.name).toList();
  }

  /** The flag in an argument, read as JMH's parser reads it; empty if it is none. */
  static Optional<Match> find(String argument) {
    if (!argument.startsWith("-")) {
      return Optional.empty();
    }
    boolean longForm = argument.startsWith("--");
    String text = argument.substring(longForm ? 2 : 1);
    int equals = text.indexOf('=');
    String name = equals < 0 ? text : text.substring(0, equals);
    String value = equals < 0 ? null : text.substring(equals + 1);
    Optional<JmhFlag> named = named(name);
    if (named.isPresent()) {
      return named.map(flag -> new Match(flag, value));
    }
    if (longForm || text.length() < 2) {
      return Optional.empty();
    }
    String rest = text.substring(1);
    return named(text.substring(0, 1))
        .filter(flag -> flag.mayBeJoinedWith(rest))
        .map(flag -> new Match(flag, rest));
  }

  /**
   * JMH would join anything; then -wii would be -w with the time "ii", and -version a verbosity.
   */
  private boolean mayBeJoinedWith(String rest) {
    return switch (name) {
      case "p" -> rest.contains("=");
      case "e", "o" -> true;
      case "v" -> Stream.of(VerboseMode.values()).anyMatch(m -> m.name().equalsIgnoreCase(rest));
      case "f", "i", "r", "t", "w" -> Character.isDigit(rest.charAt(0)) || rest.equals("max");
      default -> false;
    };
  }

  private static Optional<JmhFlag> named(String name) {
    return ALL.stream().filter(flag -> flag.name.equals(name)).findFirst();
  }
}
