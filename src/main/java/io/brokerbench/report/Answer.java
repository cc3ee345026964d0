package io.brokerbench.report;

import io.brokerbench.regression.Change;
import io.brokerbench.regression.Judgement;
import io.brokerbench.regression.Verdict;
import io.brokerbench.results.RowKey;
import io.brokerbench.text.Numbers;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which of two contenders is ahead in one row, if that can be told.
 *
 * @param question the row, without what tells contenders apart
 * @param title what tells it from the other questions
 * @param tier what an acknowledged message survives
 * @param one who is compared, the judgement's candidate
 * @param other with whom, its baseline
 * @param oneValue what the first has of what is judged, as its row shows it; NaN if nothing
 * @param otherValue what the second has
 * @param judgement what the comparison came to; improved is the first ahead
 */
public record Answer(
    RowKey question,
    String title,
    String tier,
    Contender one,
    Contender other,
    double oneValue,
    double otherValue,
    Judgement judgement) {

  /** What can be told. */
  public enum Standing {
    /** One is ahead. */
    AHEAD,
    /** Both are the same, within what matters. */
    SAME,
    /** No difference was shown. */
    NOT_SHOWN,
    /** Nothing can be told: the verdict says why. */
    UNKNOWN
  }

  /** The first contender's value to the second's, with the 95 % interval. */
  public record Ratio(double value, double low, double high) {
    /** The ratio, as tables have it. */
    public String brief() {
      return Numbers.ratio(value);
    }

    /** Its interval, as tables and sentences have it. */
    public String interval() {
      return Numbers.ratios(value, low, high);
    }

    /**
     * The ratio in words.
     *
     * @param second what it is the ratio to
     */
    String to(String second) {
      return Numbers.isMultiple(value)
          ? brief() + " " + second
          : brief().replaceFirst("^[-+]", "")
              + (value < 1 ? " less than " : " more than ")
              + second;
    }
  }

  /** What can be told. */
  public Standing standing() {
    return switch (judgement.verdict()) {
      case REGRESSED, IMPROVED -> Standing.AHEAD;
      case EQUIVALENT -> Standing.SAME;
      case INCONCLUSIVE -> Standing.NOT_SHOWN;
      case UNSTEADY, INSUFFICIENT, UNDIRECTED, INVALID, MISSING -> Standing.UNKNOWN;
    };
  }

  /** Who is ahead; null if nobody was shown to be. */
  public @Nullable Contender leader() {
    return standing() != Standing.AHEAD
        ? null
        : judgement.verdict() == Verdict.IMPROVED ? one : other;
  }

  /** How the first is to the second; empty if that isn't known. */
  public Optional<Ratio> ratio() {
    Change change = judgement.change();
    return change == null
        ? Optional.empty()
        : Optional.of(new Ratio(change.ratio(), change.low(), change.high()));
  }

  /** This answer with another title for its row. */
  Answer titled(String other) {
    return new Answer(question, other, tier, one, this.other, oneValue, otherValue, judgement);
  }

  /** What its values are shown in. */
  public Measure measure() {
    return Measure.of(question, one, judgement.metric(), judgement.unit());
  }

  /** Who is ahead, or why that isn't told: for who sees by how much beside it. */
  public String verdict() {
    Contender leader = leader();
    return leader == null ? Sentences.brief(this) : leader.name() + " is ahead";
  }

  /** The answer in a sentence. */
  public String sentence() {
    return Sentences.of(this);
  }
}
