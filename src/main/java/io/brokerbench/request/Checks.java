package io.brokerbench.request;

import io.brokerbench.console.OutputFile;
import io.brokerbench.console.RootCause;
import io.brokerbench.console.UsageException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
    warmup();
    file("-rff", options.getResult().orElse(null));
    file("-o", options.getOutput().orElse(null));
    jvm();
    options.getProfilers().forEach(Checks::profiler);
    options.getProfilers().forEach(this::profilersFiles);
  }

  private void threads() {
    Optional<Cell> driven = cells.stream().filter(Cell::startsItsThreads).findFirst();
    if (driven.isPresent()
        && (options.getThreads().orElse(1) != 1 || options.getThreadGroups().hasValue())) {
      throw new UsageException(
          "-t and -tg: "
              + driven.get().shortBenchmark()
              + " starts its threads itself and is driven by one JMH thread; leave the flag out,"
              + " or give -t 1. To vary the parallelism, use -p workers=N.");
    }
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
    String jvm = options.getJvm().orElse(null);
    if (jvm == null) {
      return;
    }
    Stream<Path> places =
        jvm.contains(File.separator)
            ? Stream.of(workingFolder.resolve(jvm))
            : Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, jvm));
    if (places.noneMatch(place -> Files.isRegularFile(place) && Files.isExecutable(place))) {
      throw new UsageException(
          "-jvm " + jvm + ": there is no such program; give the path of a java.");
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
            .filter(cell -> ProfilerFile.isWrittenBy(profiler))
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
