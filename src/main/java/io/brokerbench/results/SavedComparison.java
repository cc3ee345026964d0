package io.brokerbench.results;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What became of each row from one side to another, for programs: {@code comparison.json}. Shares
 * are numbers (0.05 is 5 %), and what isn't known is left out. Members may be added; a change of
 * what one means gets another {@code schema}.
 *
 * @param schema which form it has
 * @param gate what it means for what waits for it, by name
 * @param baseline what the one side is called
 * @param candidate what the other side is called
 * @param notes what is to be said beforehand, a sentence each
 * @param threshold the smallest change that matters
 * @param alpha how often comparisons of equal sides may report a change
 * @param tests how many p-values were adjusted for each other
 * @param verdicts one a metric and row
 * @param differences between the sides, beside what was to be compared
 * @param onlyInCandidate rows that the baseline doesn't have
 * @param notJudged metrics that were chosen, but nobody knows which way they are better
 */
public record SavedComparison(
    int schema,
    @Nullable String gate,
    @Nullable String baseline,
    @Nullable String candidate,
    List<String> notes,
    double threshold,
    double alpha,
    int tests,
    List<SavedVerdict> verdicts,
    List<SavedDifference> differences,
    List<RowKey> onlyInCandidate,
    Set<String> notJudged) {
  /** The form that this version of the suite writes. */
  public static final int SCHEMA = 2;

  private static final String ISNT = "isn't what ab writes";
  private static final String EXPECTED = "Repair the file, or take it away.";

  public SavedComparison {
    if (verdicts == null || verdicts.stream().anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException(ISNT + ": it has no verdicts");
    }
    verdicts = List.copyOf(verdicts);
  }

  /**
   * A verdict.
   *
   * @param benchmark the benchmark method's full name
   * @param mode JMH's short label of the mode
   * @param threads JMH's threads
   * @param params the parameters and their values, but for those in which the sides differ
   * @param metric the metric
   * @param unit of the metric
   * @param better {@code higher}, {@code lower}, or {@code unknown}
   * @param verdict the verdict's name
   * @param threshold the smallest change that matters of it
   * @param baseline the one side
   * @param candidate the other side
   * @param ratio of the candidate to the baseline
   * @param low the lower end of its 95 % interval
   * @param high the upper end
   * @param p of the change
   * @param holm the same, adjusted for all tests of the comparison
   * @param smallestChange that would have been shown by as many forks with a probability of 80 %
   * @param forksNeeded a side, to show a change of the threshold's size
   * @param reasons what the verdict's name doesn't say
   */
  public record SavedVerdict(
      String benchmark,
      String mode,
      int threads,
      Map<String, String> params,
      String metric,
      String unit,
      @Nullable String better,
      String verdict,
      double threshold,
      SavedSide baseline,
      SavedSide candidate,
      @Nullable Double ratio,
      @Nullable Double low,
      @Nullable Double high,
      @Nullable Double p,
      @Nullable Double holm,
      @Nullable Double smallestChange,
      @Nullable Integer forksNeeded,
      List<String> reasons) {
    public SavedVerdict {
      if (benchmark == null || mode == null || metric == null || verdict == null) {
        throw new IllegalArgumentException(
            ISNT + ": a verdict without its benchmark, mode, metric or name");
      }
      params = params == null ? Map.of() : params;
      unit = unit == null ? "" : unit;
      baseline = baseline == null ? SavedSide.UNKNOWN : baseline;
      candidate = candidate == null ? SavedSide.UNKNOWN : candidate;
      reasons = reasons == null ? List.of() : List.copyOf(reasons);
    }

    /** The row it is of; the unit is that of the metric. */
    public RowKey row() {
      return new RowKey(benchmark, mode, threads, unit, params);
    }
  }

  /**
   * A side of a verdict.
   *
   * @param forks how many it has
   * @param value their mean
   */
  public record SavedSide(int forks, @Nullable Double value) {
    private static final SavedSide UNKNOWN = new SavedSide(0, null);
  }

  /**
   * What differs between the sides.
   *
   * @param what the setting's name
   * @param baseline its value there
   * @param candidate its value there
   * @param rows in how many pairs of rows
   */
  public record SavedDifference(String what, String baseline, String candidate, int rows) {}

  /**
   * Reads it.
   *
   * @throws UnreadableResultsException if it isn't what {@code ab} writes
   */
  static SavedComparison read(Path file) {
    SavedComparison read =
        JsonRefusal.<@Nullable SavedComparison>orRefused(
            file,
            ISNT,
            EXPECTED,
            () -> Json.READER.forType(SavedComparison.class).readValue(file.toFile()));
    if (read == null) {
      throw new UnreadableResultsException(
          file, 1, ISNT + ": the whole of it is null. " + EXPECTED);
    }
    return read;
  }
}
