package io.brokerbench.results;

import java.nio.file.Path;

/**
 * What stands where in the folder of a run, or of a side.
 *
 * @param folder the folder
 */
public record RunFiles(Path folder) {
  private static final String ROWS = "jmh.json";
  private static final String ENVIRONMENT = "environment.json";

  /** How the name of a file of latencies ends. */
  private static final String LATENCIES = ".hlog";

  /** Where what belongs to these rows is, too. */
  static RunFiles beside(Path rows) {
    return new RunFiles(rows.resolveSibling(""));
  }

  /** Whether a file has the name that rows have in the folder of a run. */
  static boolean isOfARun(Path rows) {
    return rows.endsWith(ROWS);
  }

  /**
   * What a file of rows was measured on and with. Of {@code quick.json} it is {@code
   * quick-environment.json}: other files beside it may be about something else.
   */
  static Path environmentOf(Path rows) {
    String name = String.valueOf(rows.getFileName()).replaceFirst("\\.json$", "");
    return rows.resolveSibling(isOfARun(rows) ? ENVIRONMENT : name + "-" + ENVIRONMENT);
  }

  /** JMH's JSON. */
  public Path rows() {
    return folder.resolve(ROWS);
  }

  /** An {@link Environment}. */
  Path environment() {
    return folder.resolve(ENVIRONMENT);
  }

  /** A line for each {@link ForkRecord}. */
  Path forks() {
    return folder.resolve("forks").resolve("forks.jsonl");
  }

  /** An array of {@link SaturationCurve}. */
  Path saturation() {
    return folder.resolve("saturation.json");
  }

  /** A fork's latencies, by the file's name. */
  Path latencies(String name) {
    return folder.resolve("histograms").resolve(name);
  }

  /** The name of a fork's file of latencies. */
  public static String latenciesOf(String fork) {
    return fork + LATENCIES;
  }

  /** What profilers made of forks. */
  Path profiles() {
    return folder.resolve("profiles");
  }

  /** A {@link SavedComparison} of the folder's sides. */
  public Path comparison() {
    return folder.resolve("comparison.json");
  }

  /** The comparison of the folder's sides, for people. */
  public Path comparisonText() {
    return folder.resolve("comparison.md");
  }
}
