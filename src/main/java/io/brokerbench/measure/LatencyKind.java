package io.brokerbench.measure;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a latency is of; all of them are in microseconds where they are results. */
public enum LatencyKind {
  /** From when a message was due, or was sent in a closed loop, until a worker had handled it. */
  END_TO_END("e2e"),
  /**
   * From when a message was due, or was sent in a closed loop, until the broker acknowledged it.
   */
  ACKNOWLEDGEMENT("ack"),
  /** From when a message was due until it was sent. */
  LATENESS("schedule"),
  /** From handing a task to the worker pool until it ran. */
  HANDOVER("handover");

  /** The unit of their metrics. */
  public static final String UNIT = "us";

  private static final String MEAN = "mean";
  private static final String MAX = "max";

  private final String tag;

  LatencyKind(String tag) {
    this.tag = tag;
  }

  /** What histogram logs call it, and what the names of its metrics begin with. */
  public String tag() {
    return tag;
  }

  /** The name of its mean. */
  public String mean() {
    return tag + "." + MEAN;
  }

  /** The name of the longest. */
  public String max() {
    return tag + "." + MAX;
  }

  /** The name of a percentile. */
  public String metric(Percentile percentile) {
    return tag + "." + percentile.label();
  }

  /** The names of all that is told of them. */
  List<String> metrics() {
    return Stream.concat(Stream.of(Percentile.values()).map(this::metric), Stream.of(max(), mean()))
        .toList();
  }

  /** Whether a metric is of this kind. */
  public boolean isOf(String metric) {
    return metric.startsWith(tag + ".");
  }

  /** What a metric is of; empty if it is no latency of the suite's. */
  public static Optional<LatencyKind> of(String metric) {
    return Stream.of(values()).filter(kind -> kind.isOf(metric)).findFirst();
  }

  /** Whether a metric is a percentile of the suite's latencies. */
  public static boolean isPercentile(String metric) {
    return of(metric).isPresent() && metric.matches(".*\\.p\\d+");
  }

  /**
   * The percentiles that aren't among these metrics though their latencies are: those that too few
   * messages lie above.
   */
  public static List<String> blanks(Set<String> metrics) {
    return Stream.of(values())
        .filter(kind -> metrics.contains(kind.max()))
        .flatMap(kind -> Stream.of(Percentile.values()).map(kind::metric))
        .filter(name -> !metrics.contains(name))
        .toList();
  }
}
