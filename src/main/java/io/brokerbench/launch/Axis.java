package io.brokerbench.launch;

import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Durability;
import io.brokerbench.workload.Scenario;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A benchmark parameter of the suite.
 *
 * @param key the parameter's name
 * @param values the values that it may have
 */
record Axis(String key, Values values) {
  static final Axis BROKER = new Axis("broker", new Choice(names(BrokerKind.values())));
  static final Axis SCENARIO = new Axis("scenario", new Choice(names(Scenario.values())));
  static final Axis DURABILITY = new Axis("durability", new Choice(names(Durability.values())));
  static final Axis WORKERS = new Axis("workers", new Range(1, 4096));

  private static final List<Axis> ALL = List.of(BROKER, SCENARIO, DURABILITY, WORKERS);

  /** The values of an axis. */
  sealed interface Values {
    /** The value as the benchmarks expect it; empty if it isn't allowed. */
    Optional<String> canonical(String value);

    /** For the user: which values are allowed. */
    String allowed();

    List<String> candidates();
  }

  private record Choice(List<String> candidates) implements Values {
    @Override
    public Optional<String> canonical(String value) {
      return candidates.stream().filter(value::equalsIgnoreCase).findFirst();
    }

    @Override
    public String allowed() {
      return String.join(", ", candidates);
    }
  }

  private record Range(int min, int max) implements Values {
    @Override
    public Optional<String> canonical(String value) {
      try {
        int number = Integer.parseInt(value);
        return number < min || number > max
            ? Optional.empty()
            : Optional.of(Integer.toString(number));
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    }

    @Override
    public String allowed() {
      return String.format(Locale.ROOT, "a whole number from %d to %d", min, max);
    }

    @Override
    public List<String> candidates() {
      return List.of();
    }
  }

  /** The axis of a parameter; empty for a parameter that isn't the suite's. */
  static Optional<Axis> of(String key) {
    return ALL.stream().filter(axis -> axis.key.equals(key)).findFirst();
  }

  /**
   * A parameter's value as the benchmarks expect it. Parameters that aren't the suite's may have
   * any value.
   *
   * @throws UsageException if the value isn't allowed
   */
  static String canonical(String key, String value) {
    return of(key).map(axis -> axis.canonical(value)).orElse(value);
  }

  private String canonical(String value) {
    return values
        .canonical(value)
        .orElseThrow(
            () ->
                new UsageException(
                    "-p "
                        + key
                        + "="
                        + value
                        + ": "
                        + key
                        + " is "
                        + values.allowed()
                        + "."
                        + Nearest.question(value, values.candidates())));
  }

  private static List<String> names(Enum<?>[] constants) {
    return Stream.of(constants).map(Enum::name).toList();
  }
}
