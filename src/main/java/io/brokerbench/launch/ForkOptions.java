package io.brokerbench.launch;

import io.brokerbench.benchmarks.EndWithLauncher;
import io.brokerbench.broker.EndpointsFile;
import io.brokerbench.plan.Plan.PlannedFork;
import io.brokerbench.request.Cell;
import io.brokerbench.request.Parameter;
import io.brokerbench.request.ProfilerFile;
import io.brokerbench.runin.RunIn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.Profiler;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.ProfilerConfig;
import org.openjdk.jmh.runner.options.TimeValue;

/** The options with which JMH runs one fork, and nothing else. */
final class ForkOptions {
  /** What JMH must not do for each fork: choose, redirect, and write result files. */
  private static final Set<String> NOT_PER_FORK = Set.of("e", "o", "prof", "rf", "rff");

  private static final TimeValue SHORTEST = TimeValue.milliseconds(1);

  private final Class<? extends Profiler> profiler;
  private final Function<PlannedFork, Path> profiles;

  /**
   * For forks of a run.
   *
   * @param profiler what brings home the forks' evidence
   * @param profiles the folder for what the user's profilers write of a fork
   */
  ForkOptions(Class<? extends Profiler> profiler, Function<PlannedFork, Path> profiles) {
    this.profiler = profiler;
    this.profiles = profiles;
  }

  /**
   * The options of a fork.
   *
   * @param endpoints the file that names its broker; null if it needs none
   */
  Options of(PlannedFork fork, @Nullable Path endpoints) {
    Cell cell = fork.cell();
    CommandLineOptions user =
        cell.side().arguments().without(NOT_PER_FORK).withoutRegexes().toOptions();
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .parent(user)
            .include("^" + Pattern.quote(cell.benchmark()) + "$")
            .mode(cell.mode())
            .forks(Math.min(1, cell.forks()))
            .warmupForks(fork.number() == 1 ? cell.warmupForks() : 0)
            .shouldFailOnError(true)
            .addProfiler(EndWithLauncher.class)
            .addProfiler(profiler);
    addUsersProfilers(options, fork);
    cell.params().forEach(options::param);
    if (!user.getOperationsPerInvocation().hasValue()) {
      cell.operations().ifPresent(options::operationsPerInvocation);
    }
    if (endpoints != null) {
      List<String> append = new ArrayList<>(jvmArgsAppend(user, cell));
      append.add(EndpointsFile.jvmArgument(endpoints));
      options.jvmArgsAppend(append.toArray(String[]::new));
    }
    return options.build();
  }

  private void addUsersProfilers(ChainedOptionsBuilder options, PlannedFork fork) {
    String folder = profiles.apply(fork).toAbsolutePath().toString();
    for (ProfilerConfig config : fork.cell().side().options().getProfilers()) {
      if (ProfilerFile.isPlaced(config, fork.cell().side())) {
        options.addProfiler(PlacedProfiler.class, PlacedProfiler.line(config, folder));
      } else {
        options.addProfiler(config.getKlass(), config.getOpts());
      }
    }
  }

  /** The options of a fork whose client runs a fresh broker in, and measures nothing. */
  Options ofRunIn(PlannedFork fork, @Nullable Path endpoints) {
    return new OptionsBuilder()
        .parent(of(fork, endpoints))
        .param(Parameter.RUN_IN.key(), RunIn.BROKER)
        .warmupForks(0)
        .warmupIterations(0)
        .measurementIterations(1)
        .measurementTime(SHORTEST)
        .build();
  }

  private static Collection<String> jvmArgsAppend(Options user, Cell cell) {
    return user.getJvmArgsAppend().orElse(cell.entry().getJvmArgsAppend().orElse(List.of()));
  }
}
