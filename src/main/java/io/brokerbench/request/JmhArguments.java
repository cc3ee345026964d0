package io.brokerbench.request;

import io.brokerbench.console.Nearest;
import io.brokerbench.console.UsageException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/** JMH's part of a command line, taken apart so far that a profile can be merged into it. */
public final class JmhArguments {
  private final List<Argument> arguments;

  private JmhArguments(List<Argument> arguments) {
    this.arguments = List.copyOf(arguments);
  }

  /**
   * A flag with its value, or a regex.
   *
   * @param flag the flag's name; null for a regex
   * @param value the flag's value, null for a flag that has none; or the regex
   */
  private record Argument(@Nullable String flag, @Nullable String value) {
    /** Two arguments of the same subject say something of the same thing. */
    String subject() {
      if (flag == null) {
        return "regex";
      }
      return "-" + flag + (isParameter() ? " " + key() : "");
    }

    boolean isParameter() {
      return "p".equals(flag) && value != null && value.contains("=");
    }

    String key() {
      return value == null ? "" : value.substring(0, value.indexOf('='));
    }

    List<String> values() {
      return value == null ? List.of() : List.of(value.substring(key().length() + 1).split(","));
    }

    Stream<String> words() {
      return Stream.of(Optional.ofNullable(flag).map("-"::concat), Optional.ofNullable(value))
          .flatMap(Optional::stream);
    }
  }

  /**
   * Takes a command line apart.
   *
   * @throws UsageException if it has a flag that JMH doesn't have, or one without its value
   */
  public static JmhArguments parse(List<String> words) {
    List<Argument> arguments = new ArrayList<>();
    Iterator<String> rest = words.iterator();
    while (rest.hasNext()) {
      String word = rest.next();
      Optional<JmhFlag.Match> match = JmhFlag.find(word);
      if (match.isPresent()) {
        JmhFlag flag = match.get().flag();
        String value = match.get().value();
        if (match.get().takesNext()) {
          if (!rest.hasNext()) {
            throw new UsageException("The flag -" + flag.name() + " needs a value.");
          }
          value = rest.next();
        }
        arguments.add(new Argument(flag.name(), value));
      } else if (word.startsWith("-")) {
        throw new UsageException(
            "Unknown flag "
                + word
                + "."
                + Nearest.question(word, JmhFlag.names())
                + " -h lists JMH's flags, --help the suite's.");
      } else {
        arguments.add(new Argument(null, word));
      }
    }
    return new JmhArguments(arguments);
  }

  /** These arguments, and of the profile's those that say something of other things. */
  public JmhArguments over(JmhArguments profile) {
    Set<String> given = subjects();
    return new JmhArguments(
        Stream.concat(
                profile.arguments.stream().filter(a -> !given.contains(a.subject())),
                arguments.stream())
            .toList());
  }

  private Set<String> subjects() {
    Set<String> subjects = new TreeSet<>();
    arguments.forEach(argument -> subjects.add(argument.subject()));
    return subjects;
  }

  /** These but for some flags, which are named without their dash. */
  public JmhArguments without(Set<String> flags) {
    return new JmhArguments(
        arguments.stream().filter(a -> a.flag() == null || !flags.contains(a.flag())).toList());
  }

  /** These but for what says which benchmarks. */
  public JmhArguments withoutRegexes() {
    return new JmhArguments(arguments.stream().filter(a -> a.flag() != null).toList());
  }

  /** What says which benchmarks. */
  public List<String> regexes() {
    return arguments.stream()
        .filter(argument -> argument.flag() == null)
        .map(Argument::value)
        .flatMap(Stream::ofNullable)
        .toList();
  }

  boolean hasRegex() {
    return !regexes().isEmpty();
  }

  boolean has(String flag) {
    return arguments.stream().anyMatch(argument -> flag.equals(argument.flag()));
  }

  /** The keys that {@code -p} gives values for. */
  Set<String> parameterKeys() {
    return parameters().keySet();
  }

  /**
   * These arguments with every parameter's values as the benchmarks expect them, each once.
   *
   * @throws UsageException if a value isn't allowed
   */
  JmhArguments withCanonicalParameters() {
    List<Argument> canonical = new ArrayList<>();
    arguments.stream().filter(a -> !a.isParameter()).forEach(canonical::add);
    parameters()
        .forEach(
            (key, values) -> {
              Set<String> once = new LinkedHashSet<>();
              values.forEach(value -> once.add(Parameter.canonical(key, value)));
              canonical.add(new Argument("p", key + "=" + String.join(",", once)));
            });
    return new JmhArguments(canonical);
  }

  /** The values that {@code -p} gives, by key. */
  Map<String, List<String>> parameters() {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    arguments.stream()
        .filter(Argument::isParameter)
        .forEach(
            a -> parameters.computeIfAbsent(a.key(), k -> new ArrayList<>()).addAll(a.values()));
    return parameters;
  }

  /** As they would be given on a command line. */
  public List<String> words() {
    return arguments.stream().flatMap(Argument::words).toList();
  }

  /**
   * What JMH itself makes of it.
   *
   * @throws UsageException with JMH's message, if it refuses it
   */
  public CommandLineOptions toOptions() {
    try {
      return new CommandLineOptions(words().toArray(String[]::new));
    } catch (CommandLineOptionException | RuntimeException e) {
      // JMH's parser lets some wrong values, such as unknown modes, escape as they are.
      throw new UsageException("JMH refuses the flags: " + e.getMessage());
    }
  }
}
