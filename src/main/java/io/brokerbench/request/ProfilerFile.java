package io.brokerbench.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.options.ProfilerConfig;

/**
 * The file or folder that some of JMH's profilers write for a row.
 *
 * @param name what JMH calls it, as {@code BenchmarkParams.id()} has it
 */
public record ProfilerFile(String name) {
  /** What every common file system allows, in bytes. */
  static final int LONGEST = 255;

  private static final String FOLDER = "dir=";

  private static final Set<String> WRITING =
      Set.of(
          "jfr",
          "async",
          "org.openjdk.jmh.profile.JavaFlightRecorderProfiler",
          "org.openjdk.jmh.profile.AsyncProfiler");

  /** Whether a profiler writes one; those that print assembly do so on demand. */
  static boolean isWrittenBy(ProfilerConfig profiler) {
    return WRITING.contains(profiler.getKlass()) || profiler.getOpts().contains("saveLog=true");
  }

  /**
   * Whether a profiler's file is put into the run folder, under a name that isn't JMH's: not if its
   * user names a folder, or forks run what another jar has.
   */
  public static boolean isPlaced(ProfilerConfig profiler, Side side) {
    return WRITING.contains(profiler.getKlass())
        && !profiler.getOpts().contains(FOLDER)
        && side.classPath().isEmpty();
  }

  static ProfilerFile of(Cell cell) {
    Stream<String> params =
        cell.params().entrySet().stream()
            .flatMap(param -> Stream.of(encoded(param.getKey()), encoded(param.getValue())));
    return new ProfilerFile(
        Stream.concat(Stream.of(encoded(cell.benchmark()), cell.mode().toString()), params)
            .collect(Collectors.joining("-")));
  }

  boolean isTooLong() {
    return name.length() > LONGEST;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
