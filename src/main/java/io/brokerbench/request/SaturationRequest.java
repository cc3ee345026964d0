package io.brokerbench.request;

import io.brokerbench.console.DurationText;
import io.brokerbench.console.UsageException;
import io.brokerbench.request.Design.Lifetime;
import io.brokerbench.request.Design.Order;
import io.brokerbench.saturation.RateSearch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads and checks what a search for the highest rate is asked for with. */
public final class SaturationRequest {
  private static final String RATE = Parameter.RATE.key();
  private static final JmhArguments DEFAULTS =
      JmhArguments.parse(List.of("-f", "20", "-wi", "0", "-i", "1", "-r", "20s"));

  /**
   * How long a fork of the suite's own benchmark is measured at least: a stall of 100 ms then hits
   * half of the messages that p99 leaves out, and doesn't decide the fork.
   */
  public static final Duration SHORTEST = Duration.ofSeconds(20);

  /** With fewer forks even a broker whose forks don't scatter has no narrow interval. */
  private static final int FEWEST_FORKS = 8;

  /** The search says which fork comes when. */
  private static final Design DESIGN = new Design(Order.GROUPED, 0, Lifetime.ROUNDS, null);

  /** What would leave benchmarks out, or make the score another number than a rate. */
  private static final List<String> REFUSED = List.of("bm", "e", "opi", "tu");

  private SaturationRequest() {}

  /**
   * A request for one cell a broker, at the rate that a search starts with.
   *
   * @param benchmark the class of the benchmark whose rate is searched for
   * @param shortest how long a fork is measured at least
   * @throws UsageException if it can't be run
   */
  public static RunRequest of(
      String benchmark,
      Duration shortest,
      LatencyGoal goal,
      JmhArguments given,
      BrokerChoice brokers,
      Path workingFolder) {
    checkFree(given);
    JmhArguments arguments = given.over(DEFAULTS);
    RunRequest start =
        RunRequest.of(
            Optional.empty(), arguments.over(start(benchmark)), brokers, DESIGN, workingFolder);
    checkSingle(start.arguments());
    checkForks(start.cells().get(0).forks());
    checkLength(IterationTimes.measured(start.cells().get(0)), shortest);
    return new RunRequest(
        "saturate",
        Stream.concat(Stream.of("saturate", "--p99", goal.text()), brokers.words().stream())
            .toList(),
        null,
        arguments.withCanonicalParameters(),
        start.options(),
        brokers,
        start.cells().stream().map(cell -> List.of(cell.atRate(RateSearch.START))).toList(),
        DESIGN,
        start.notes());
  }

  private static JmhArguments start(String benchmark) {
    return JmhArguments.parse(
        List.of("-p", RATE + "=" + RateSearch.START, "^" + Pattern.quote(benchmark) + "\\."));
  }

  private static void checkFree(JmhArguments given) {
    if (given.hasRegex()) {
      throw new UsageException(
          "saturate runs LatencyBenchmark; leave other names and regexes out.");
    }
    if (given.parameterKeys().contains(RATE)) {
      throw new UsageException("-p rate: saturate chooses the rates itself; leave it out.");
    }
    for (String flag : REFUSED) {
      if (given.has(flag)) {
        throw new UsageException(
            "-"
                + flag
                + ": saturate runs LatencyBenchmark as it is, for its messages a second;"
                + " leave the flag out.");
      }
    }
  }

  private static void checkSingle(JmhArguments arguments) {
    arguments
        .parameters()
        .forEach(
            (key, values) -> {
              if (values.size() > 1 && !key.equals(Parameter.BROKER.key())) {
                throw new UsageException(
                    "-p "
                        + key
                        + "="
                        + String.join(",", values)
                        + ": saturate searches for one rate a broker; give one value.");
              }
            });
  }

  private static void checkForks(int forks) {
    if (forks < FEWEST_FORKS) {
      throw new UsageException(
          "-f "
              + forks
              + ": saturate runs each fork at another rate; give the most that it may take for a"
              + " broker, "
              + FEWEST_FORKS
              + " or more.");
    }
  }

  private static void checkLength(Duration measured, Duration shortest) {
    if (measured.compareTo(shortest) < 0) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "-i and -r make forks of %s, in which a stall of 100 ms decides p99; saturate"
                  + " measures %s or longer, as -i 1 -r %ds does.",
              DurationText.of(measured),
              DurationText.of(shortest),
              shortest.toSeconds()));
    }
  }
}
