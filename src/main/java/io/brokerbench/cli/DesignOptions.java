package io.brokerbench.cli;

import io.brokerbench.request.Design;
import io.brokerbench.request.PrecisionGoal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of commands that run cells: which, in what order, and on how fresh a broker. */
@HelpSection.Of(HelpSection.DESIGN)
final class DesignOptions {
  @Option(
      names = "--profile",
      paramLabel = "NAME|FILE",
      description =
          "Take JMH flags from a profile (smoke, quick, latency, workers, regression, full) or a"
              + " file; those given win.")
  private @Nullable String profile;

  @Option(
      names = "--order",
      paramLabel = "ORDER",
      description =
          "rounds: every row once a round, shuffled (the default). grouped: row by row, as JMH"
              + " does it.")
  private @Nullable String order;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the shuffling; a new one for each run unless given, and recorded.")
  private @Nullable String seed;

  @Option(
      names = "--broker-lifetime",
      paramLabel = "SPAN",
      description =
          "rounds: a broker for each round (the default). fork: a fresh one for each fork. run: one"
              + " for all.")
  private @Nullable String lifetime;

  @Option(
      names = "--until-precise",
      paramLabel = "PERCENT",
      description =
          "Add forks until the 95 %% interval of every row's headline (p99 in an open loop, else"
              + " the score) is so narrow, as in 3%%.")
  private @Nullable String precision;

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      description = "How long that may take, as in 90s, 10m or 2h; 1h unless given.")
  private @Nullable String budget;

  /** The profile's name or file; null if none was given. */
  @Nullable String profile() {
    return profile;
  }

  /**
   * How cells are run.
   *
   * @throws io.brokerbench.console.UsageException if a value isn't allowed
   */
  Design design() {
    return Design.parse(order, seed, lifetime).until(PrecisionGoal.parse(precision, budget));
  }
}
