package io.brokerbench.request;

import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Compression;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.StreamLayout;
import io.brokerbench.broker.spi.Drivers;
import io.brokerbench.console.Nearest;
import io.brokerbench.console.UsageException;
import io.brokerbench.runin.RunIn;
import io.brokerbench.worker.WorkerThreads;
import io.brokerbench.workload.Arrivals;
import io.brokerbench.workload.MessageFormat;
import io.brokerbench.workload.Scenario;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A benchmark parameter of the suite.
 *
 * @param key the parameter's name
 * @param values the values that it may have
 */
public record Parameter(String key, AllowedValues values) {
  public static final Parameter BROKER =
      new Parameter("broker", new OneOf(Drivers.kinds().stream().map(BrokerKind::name).toList()));
  static final Parameter SCENARIO = new Parameter("scenario", new OneOf(names(Scenario.values())));
  static final Parameter DURABILITY =
      new Parameter("durability", new OneOf(names(Durability.values())));
  static final Parameter REPLICAS = new Parameter("replicas", new OneOf(List.of("1", "3")));
  static final Parameter SERVER = new Parameter("server", new Name());
  static final Parameter TOPICS = new Parameter("topics", new Range(1, 256));
  static final Parameter PARTITIONS = new Parameter("partitions", new Range(1, 256));
  static final Parameter STREAMS =
      new Parameter("streams", new OneOf(names(StreamLayout.values())));
  static final Parameter PAYLOAD =
      new Parameter("payload", new Range(MessageFormat.HEADER_BYTES, 500_000));
  static final Parameter COMPRESSION =
      new Parameter("compression", new OneOf(names(Compression.values())));
  static final Parameter CONSUMERS = new Parameter("consumers", new Range(1, 64));
  static final Parameter WORKERS = new Parameter("workers", new Range(1, 4096));
  static final Parameter RETAINED = new Parameter("retained", new Range(0, 1_000_000));

  /** How long a workload is run in before it is measured. */
  public static final Parameter RUN_IN = new Parameter("runIn", new RunIns());

  static final Parameter THREADS =
      new Parameter("threads", new OneOf(names(WorkerThreads.values())));

  /** Messages a second of an open loop. */
  public static final Parameter RATE = new Parameter("rate", new Range(1, 10_000_000));

  static final Parameter ARRIVALS = new Parameter("arrivals", new OneOf(names(Arrivals.values())));
  static final Parameter SEED = new Parameter("seed", new Range(Long.MIN_VALUE, Long.MAX_VALUE));
  static final Parameter IN_FLIGHT = new Parameter("inFlight", new Range(1, 1_000_000));
  static final Parameter BACKLOG = new Parameter("backlog", new Range(1, 100_000_000));

  private static final List<Parameter> ALL =
      List.of(
          BROKER,
          SERVER,
          SCENARIO,
          DURABILITY,
          REPLICAS,
          TOPICS,
          PARTITIONS,
          STREAMS,
          PAYLOAD,
          COMPRESSION,
          CONSUMERS,
          WORKERS,
          RETAINED,
          RUN_IN,
          RATE,
          ARRIVALS,
          SEED,
          IN_FLIGHT,
          BACKLOG,
          THREADS);

  /** What values a parameter may have. */
  sealed interface AllowedValues {
    /** The value as the benchmarks expect it; empty if it isn't allowed. */
    Optional<String> canonical(String value);

    /** For the user: which values are allowed. */
    String allowed();

    List<String> candidates();
  }

  private record OneOf(List<String> candidates) implements AllowedValues {
    @Override
    public Optional<String> canonical(String value) {
      return candidates.stream().filter(value::equalsIgnoreCase).findFirst();
    }

    @Override
    public String allowed() {
      return String.join(", ", candidates);
    }
  }

  /** A name that the command line gave to something. */
  private record Name() implements AllowedValues {
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    @Override
    public Optional<String> canonical(String value) {
      return ALLOWED.matcher(value).matches() ? Optional.of(value) : Optional.empty();
    }

    @Override
    public String allowed() {
      return "a name of letters, digits, '.', '_' and '-'";
    }

    @Override
    public List<String> candidates() {
      return List.of();
    }
  }

  private record RunIns() implements AllowedValues {
    @Override
    public Optional<String> canonical(String value) {
      return RunIn.parse(value)
          .map(known -> candidates().stream().filter(value::equalsIgnoreCase).findFirst())
          .map(word -> word.orElse(value.toLowerCase(Locale.ROOT)));
    }

    @Override
    public String allowed() {
      return RunIn.ALLOWED;
    }

    @Override
    public List<String> candidates() {
      return List.of(RunIn.AUTO, RunIn.NONE, RunIn.BROKER);
    }
  }

  private record Range(long min, long max) implements AllowedValues {
    @Override
    public Optional<String> canonical(String value) {
      try {
        long number = Long.parseLong(value);
        return number < min || number > max ? Optional.empty() : Optional.of(Long.toString(number));
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

  /** The parameter of that name; empty for one that isn't the suite's. */
  static Optional<Parameter> of(String key) {
    return ALL.stream().filter(parameter -> parameter.key.equals(key)).findFirst();
  }

  /**
   * A parameter's value as the benchmarks expect it. Parameters that aren't the suite's may have
   * any value.
   *
   * @throws UsageException if the value isn't allowed
   */
  static String canonical(String key, String value) {
    return of(key).map(parameter -> parameter.canonical(value)).orElse(value);
  }

  /** The feature version of the first JDK that has a parameter's value; 0 if all have it. */
  static int firstJdk(String key, String value) {
    return Stream.of(WorkerThreads.values())
        .filter(kind -> THREADS.key.equals(key) && kind.name().equals(value))
        .mapToInt(WorkerThreads::firstJdk)
        .findFirst()
        .orElse(0);
  }

  /** Whether a benchmark has left it to the drivers which brokers it is measured on. */
  static boolean isLeftToDrivers(String key, List<String> defaults) {
    return BROKER.key.equals(key) && defaults.equals(List.of(Drivers.DEFAULTS));
  }

  /** Whether its value makes a difference to a broker. */
  boolean matters(BrokerKind kind) {
    return !Drivers.of(kind).traits().meaningless().contains(key);
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
