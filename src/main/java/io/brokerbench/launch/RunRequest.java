package io.brokerbench.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/**
 * What the user asked for, checked: nothing has been started yet, and nothing that could have been
 * known before starts will go wrong later.
 *
 * @param profile the profile's name; null without one
 * @param arguments JMH's flags, the profile's included
 * @param options the same as JMH reads them
 * @param cells the rows asked for, in JMH's order
 */
record RunRequest(
    @Nullable String profile,
    JmhArguments arguments,
    CommandLineOptions options,
    List<Cell> cells) {

  /**
   * Reads and checks a command line.
   *
   * @param given JMH's flags as given, or merged with a profile's
   * @throws UsageException if it can't be run
   */
  static RunRequest of(Optional<Profile> profile, JmhArguments given, Path workingFolder) {
    // JMH first: it refuses what isn't even a parameter.
    given.toOptions();
    JmhArguments arguments = given.withCanonicalParameters();
    CommandLineOptions options = arguments.toOptions();
    List<Cell> cells =
        new Selection(BenchmarkList.defaultList(), options, arguments.parameterKeys()).cells();
    new Checks(options, cells, workingFolder).all();
    return new RunRequest(profile.map(Profile::name).orElse(null), arguments, options, cells);
  }

  /** What the run folder is named after. */
  String name() {
    return profile == null ? "run" : profile;
  }
}
