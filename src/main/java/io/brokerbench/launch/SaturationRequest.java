package io.brokerbench.launch;

import io.brokerbench.launch.Design.Lifetime;
import io.brokerbench.launch.Design.Order;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads and checks what a search for the highest rate is asked for with. */
final class SaturationRequest {
  private static final String RATE = Axis.RATE.key();
  private static final JmhArguments DEFAULTS = JmhArguments.parse(List.of("-f", "3"));

  /** The search says which fork comes when. */
  private static final Design DESIGN = new Design(Order.GROUPED, 0, Lifetime.FORK, null);

  /** What would leave benchmarks out, or make the score another number than a rate. */
  private static final List<String> REFUSED = List.of("bm", "e", "opi", "tu");

  private SaturationRequest() {}

  /**
   * A request for one cell a broker, at the rate that a search starts with.
   *
   * @param benchmark the class of the benchmark whose rate is searched for
   * @throws UsageException if it can't be run
   */
  static RunRequest of(
      String benchmark,
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
    checkOdd(start.cells().get(0).forks());
    return new RunRequest(
        "saturate",
        Stream.concat(Stream.of("saturate", "--p99", goal.text()), brokers.words().stream())
            .toList(),
        null,
        arguments.withCanonicalParameters(),
        start.options(),
        brokers,
        start.cells().stream().map(cell -> List.of(cell.atRate(RateStage.START))).toList(),
        DESIGN);
  }

  private static JmhArguments start(String benchmark) {
    return JmhArguments.parse(
        List.of("-p", RATE + "=" + RateStage.START, "^" + Pattern.quote(benchmark) + "\\."));
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
              if (values.size() > 1 && !key.equals(Axis.BROKER.key())) {
                throw new UsageException(
                    "-p "
                        + key
                        + "="
                        + String.join(",", values)
                        + ": saturate searches for one rate a broker; give one value.");
              }
            });
  }

  private static void checkOdd(int forks) {
    if (forks % 2 == 0) {
      throw new UsageException(
          "-f "
              + forks
              + ": saturate decides each rate by the majority of its forks; give an odd number.");
    }
  }
}
