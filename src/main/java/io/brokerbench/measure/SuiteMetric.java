package io.brokerbench.measure;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The suite's own secondary metrics beside its latencies ({@link LatencyKind}); all of them are
 * better when lower.
 */
public enum SuiteMetric {
  /** Acknowledged, and gone. */
  LOST("lost", "messages", Merge.SUM, Meaning.FAULT),
  /** Acknowledged, and not delivered in time. */
  UNDELIVERED("undelivered", "messages", Merge.SUM, Meaning.FAULT),
  /** Delivered again. */
  DUPLICATED("duplicated", "messages", Merge.SUM, Meaning.FAULT),
  /** Of another trial. */
  RESIDUE("residue", "messages", Merge.SUM, Meaning.FAULT),
  /** Delivered after a later one of its key. */
  REORDERED("reordered", "messages", Merge.SUM, Meaning.FAULT),
  /** Not as it was sent. */
  CORRUPTED("corrupted", "messages", Merge.SUM, Meaning.FAULT),
  /** Not acknowledged. */
  PUBLISH_ERRORS("publish.errors", "messages", Merge.SUM, Meaning.FAULT),
  /** By how many an open loop's measurement was short of its schedule. */
  UNSUSTAINED("unsustained", "messages", Merge.SUM, Meaning.FAULT),
  /** Threads that the trial left behind. */
  THREADS_LEAKED("threads.leaked", "threads", Merge.SUM, Meaning.FAULT),
  /** Live threads at the highest. */
  THREADS_PEAK("threads.peak", "threads", Merge.HIGHEST, Meaning.COST),
  /** How long after the trial its last thread ended. */
  THREADS_SETTLE("threads.settle", "ms", Merge.HIGHEST, Meaning.DETAIL),
  /** Threads that stay behind each cycle of connecting and closing. */
  THREADS_SLOPE("threads.slope", "threads/cycle", Merge.HIGHEST, Meaning.ANSWER),
  /** File descriptors that stay behind each cycle. */
  FDS_SLOPE("fds.slope", "fds/cycle", Merge.HIGHEST, Meaning.ANSWER),
  /** Heap that stays behind each cycle. */
  HEAP_SLOPE("heap.slope", "bytes/cycle", Merge.HIGHEST, Meaning.ANSWER),
  /** The client's heap at the highest. */
  HEAP_PEAK("heap.peak", "MB", Merge.HIGHEST, Meaning.COST),
  /** What of it stayed in use after closing. */
  HEAP_RETAINED("heap.retained", "MB", Merge.HIGHEST, Meaning.COST),
  /** What the broker had open for the trial. */
  CONNECTIONS("connections", "count", Merge.HIGHEST, Meaning.DETAIL),
  /** Groups of consumers, or durable consumers, that the broker had for the trial. */
  CONSUMER_GROUPS("consumer.groups", "count", Merge.HIGHEST, Meaning.DETAIL),
  /** Partitions, or what comes next to them, that the broker had for the trial. */
  PARTITIONS("partitions", "count", Merge.HIGHEST, Meaning.DETAIL),
  /** By how much the busiest worker had more to do than the mean one. */
  IMBALANCE("imbalance", "percent", Merge.HIGHEST, Meaning.ANSWER);

  /** How numbers of several iterations or forks become one. */
  public enum Merge {
    /** Counts add up. */
    SUM,
    /** Of gauges the highest counts, which zeros of iterations without a value don't change. */
    HIGHEST
  }

  private enum Meaning {
    /** It has to be 0. */
    FAULT,
    /** It stands beside the score on the terminal. */
    ANSWER,
    /** It has a chart. */
    COST,
    /** It stands in the results only. */
    DETAIL
  }

  private final String label;
  private final String unit;
  private final Merge merge;
  private final Meaning meaning;

  SuiteMetric(String label, String unit, Merge merge, Meaning meaning) {
    this.label = label;
    this.unit = unit;
    this.merge = merge;
    this.meaning = meaning;
  }

  /** As results call it. */
  public String label() {
    return label;
  }

  /** As results call it. */
  public String unit() {
    return unit;
  }

  /** What the number of several iterations or forks is. */
  public Merge merge() {
    return merge;
  }

  /** Whether a row with anything but 0 isn't valid. */
  public boolean mustBeZero() {
    return meaning == Meaning.FAULT;
  }

  /** Whether it stands beside the score on the terminal. */
  public boolean isShown() {
    return meaning == Meaning.ANSWER;
  }

  /** Whether it has a chart. */
  public boolean isDrawn() {
    return meaning == Meaning.COST;
  }

  /** The metric of this name; empty if it is none of these. */
  public static Optional<SuiteMetric> of(String name) {
    return Stream.of(values()).filter(metric -> metric.label.equals(name)).findFirst();
  }

  /** The names of all, latencies included. */
  public static Set<String> names() {
    return Stream.concat(
            Stream.of(values()).map(SuiteMetric::label),
            Stream.of(LatencyKind.values()).flatMap(kind -> kind.metrics().stream()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Whether the suite measures a metric of this name, latencies included; others are profilers'.
   */
  public static boolean isOurs(String name) {
    return of(name).isPresent() || LatencyKind.of(name).isPresent();
  }
}
