package io.brokerbench.results;

import io.brokerbench.measure.Percentile;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of the suite's own secondary metrics, all of them better when lower. */
public final class SuiteMetrics {
  private static final Pattern LATENCIES = Pattern.compile("(?:e2e|ack|schedule|handover)\\..+");

  private static final Set<String> OTHERS =
      Set.of(
          "imbalance",
          "unsustained",
          "lost",
          "undelivered",
          "duplicated",
          "residue",
          "reordered",
          "corrupted",
          "publish.errors",
          "threads.leaked",
          "threads.peak",
          "threads.settle",
          "threads.slope",
          "fds.slope",
          "heap.peak",
          "heap.retained",
          "heap.slope",
          "connections",
          "consumer.groups",
          "partitions");

  private static final String MAX = ".max";

  private SuiteMetrics() {}

  /** All that there are. */
  public static Set<String> names() {
    Stream<String> latencies =
        Stream.of("e2e", "ack", "schedule", "handover")
            .flatMap(
                kind ->
                    Stream.concat(
                            Stream.of(Percentile.values()).map(Percentile::label),
                            Stream.of("max", "mean"))
                        .map(of -> kind + "." + of));
    return Stream.concat(latencies, OTHERS.stream()).collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether the suite measures a metric of this name; others come from the user's profilers. */
  public static boolean isOurs(String name) {
    return isLatency(name) || OTHERS.contains(name);
  }

  /** Whether it is a latency of the suite's. */
  public static boolean isLatency(String name) {
    return LATENCIES.matcher(name).matches();
  }

  /** Whether it is a percentile of the suite's latencies. */
  public static boolean isPercentile(String name) {
    return isLatency(name) && name.matches(".*\\.p\\d+");
  }

  /**
   * The percentiles that aren't among these metrics though their latencies are: those that too few
   * messages lie above.
   */
  public static List<String> blanks(Set<String> metrics) {
    return metrics.stream()
        .filter(name -> isLatency(name) && name.endsWith(MAX))
        .map(name -> name.substring(0, name.length() - MAX.length()))
        .flatMap(kind -> Stream.of(Percentile.values()).map(of -> kind + "." + of.label()))
        .filter(name -> !metrics.contains(name))
        .toList();
  }
}
