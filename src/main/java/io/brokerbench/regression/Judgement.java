package io.brokerbench.regression;

import io.brokerbench.results.RowKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the comparison of one metric of one row came to.
 *
 * @param row the row
 * @param metric the metric; of a row that is missing or invalid, the score stands for all
 * @param unit of the metric
 * @param direction which way is better
 * @param verdict what it comes to
 * @param baseline the one side
 * @param candidate the other side
 * @param threshold the smallest change that matters, as a share
 * @param change how it changed; null where that says nothing
 * @param sensitivity what could have been shown; null unless inconclusive
 * @param reasons why, and what else has to be known, as far as the verdict's name doesn't say it
 */
public record Judgement(
    RowKey row,
    String metric,
    String unit,
    Direction direction,
    Verdict verdict,
    SideMean baseline,
    SideMean candidate,
    double threshold,
    @Nullable Change change,
    @Nullable Sensitivity sensitivity,
    List<Reason> reasons) {
  /** The reasons in words in which the sides are baseline and candidate. */
  public List<String> words() {
    return reasons.stream().map(Reason::words).toList();
  }

  /** The candidate's value over the baseline's, judged or not; NaN if a side has none. */
  public double ratio() {
    return change == null ? candidate.value() / baseline.value() : change.ratio();
  }

  /**
   * What one side has.
   *
   * @param forks how many
   * @param value the geometric mean of their values; NaN if they have none
   */
  public record SideMean(int forks, double value) {
    static final SideMean NONE = new SideMean(0, Double.NaN);

    static SideMean of(Forks forks) {
      return new SideMean(
          forks.count(), forks.havePositiveValues() ? forks.geometricMean() : Double.NaN);
    }
  }
}
