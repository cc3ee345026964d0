package io.brokerbench.request;

import io.brokerbench.console.OutputFile;
import io.brokerbench.console.RootCause;
import io.brokerbench.console.UsageException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.ProfilerException;
import org.openjdk.jmh.profile.ProfilerFactory;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.ProfilerConfig;
import org.openjdk.jmh.runner.options.WarmupMode;

/** What would go wrong only after brokers had been started, found before. */
public final class Checks {
  private final CommandLineOptions options;
  private final List<Cell> cells;
  private final Path workingFolder;

  Checks(CommandLineOptions options, List<Cell> cells, Path workingFolder) {
    this.options = options;
    this.cells = cells;
    this.workingFolder = workingFolder;
  }

  /**
   * Checks everything.
   *
   * @throws UsageException for the first thing that can't work
   */
  void all() {
    cells.forEach(cell -> cell.layout().ifPresent(CellLayout::check));
    threads();
    operations();
    warmup();
    file("-rff", options.getResult().orElse(null));
    file("-o", options.getOutput().orElse(null));
    jvm();
    options.getProfilers().forEach(Checks::profiler);
    options.getProfilers().forEach(this::profilersFiles);
  }

  private void threads() {
    if (options.getThreads().orElse(1) != 1 || options.getThreadGroups().hasValue()) {
      refuseIfDriven(
          "-t and -tg: %s starts its threads itself and is driven by one JMH thread; leave the flag"
              + " out, or give -t 1. To vary the parallelism, use -p workers=N.");
    }
  }

  private void operations() {
    if (options.getOperationsPerInvocation().hasValue()
        || options.getMeasurementBatchSize().orElse(1) != 1) {
      refuseIfDriven(
          "-opi and -bs: %s knows itself how many messages an invocation is, and its score would be"
              + " another number than messages/s; leave the flag out.");
    }
  }

  /** Refuses flags that are wrong for benchmarks that do their work by themselves. */
  private void refuseIfDriven(String words) {
    cells.stream()
        .filter(Cell::startsItsThreads)
        .findFirst()
        .ifPresent(
            driven -> {
              throw new UsageException(String.format(Locale.ROOT, words, driven.shortBenchmark()));
            });
  }

  private void warmup() {
    if (options.getWarmupMode().orElse(WarmupMode.INDI) != WarmupMode.INDI
        || !options.getWarmupIncludes().isEmpty()) {
      throw new UsageException(
          "-wm and -wmb: a fork has the broker of one row only and can't warm up others; only -wm"
              + " INDI, the default, is possible.");
    }
  }

  private void file(String flag, @Nullable String name) {
    if (name != null) {
      OutputFile.check(flag, name, workingFolder);
    }
  }

  private void jvm() {
    if (options.getJvm().hasValue()) {
      new ForkJvm(options.getJvm().get(), workingFolder).check(ForkJvm.PATIENCE);
    }
  }

  private static void profiler(ProfilerConfig profiler) {
    try {
      ProfilerFactory.getProfilerOrException(profiler);
    } catch (ProfilerException e) {
      throw new UsageException(
          "-prof "
              + profiler.getKlass()
              + " can't be used here: "
              + RootCause.reason(e)
              + ". -lprof lists the profilers that can.");
    }
  }

  /** JMH can't make such files, and would say so after each fork, if at all. */
  private void profilersFiles(ProfilerConfig profiler) {
    Optional<ProfilerFile> tooLong =
        cells.stream()
            .filter(
                cell ->
                    ProfilerFile.isWrittenBy(profiler)
                        && !ProfilerFile.isPlaced(profiler, cell.side()))
            .map(ProfilerFile::of)
            .filter(ProfilerFile::isTooLong)
            .findFirst();
    if (tooLong.isPresent()) {
      throw new UsageException(
          "-prof "
              + profiler.getKlass()
              + ": JMH names what it writes after the row with all its parameters, here with "
              + tooLong.get().name().length()
              + " bytes, and file systems allow "
              + ProfilerFile.LONGEST
              + ". Java's own flags have no such name: -jvmArgsAppend"
              + " -XX:StartFlightRecording=filename=profile.jfr, or -agentpath: of"
              + " async-profiler.");
    }
  }
}
