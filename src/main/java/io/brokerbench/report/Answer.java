package io.brokerbench.report;

import io.brokerbench.regression.Change;
import io.brokerbench.regression.Direction;
import io.brokerbench.regression.Judgement;
import io.brokerbench.regression.Verdict;
import io.brokerbench.results.RowKey;
import org.jspecify.annotations.Nullable;

/**
 * Which of two contenders is ahead in one row, if that can be told.
 *
 * @param question the row, without what tells contenders apart
 * @param title what tells it from the other questions
 * @param tier what an acknowledged message survives
 * @param one who is compared, the judgement's baseline
 * @param other with whom, its candidate
 * @param judgement what the comparison came to; improved is the other ahead
 */
public record Answer(
    RowKey question,
    String title,
    String tier,
    Contender one,
    Contender other,
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

  /** By how much one is ahead: 0.3 is 30 % more, or of times 30 % less. */
  public record Lead(double share, double low, double high) {}

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
        : judgement.verdict() == Verdict.IMPROVED ? other : one;
  }

  /** By how much the leader is ahead; null if there is none. */
  public @Nullable Lead lead() {
    Change change = judgement.change();
    if (change == null || standing() != Standing.AHEAD) {
      return null;
    }
    boolean otherLeads = judgement.verdict() == Verdict.IMPROVED;
    double ratio = otherLeads ? change.ratio() : 1 / change.ratio();
    double low = otherLeads ? change.low() : 1 / change.high();
    double high = otherLeads ? change.high() : 1 / change.low();
    return isMore()
        ? new Lead(ratio - 1, low - 1, high - 1)
        : new Lead(1 - ratio, 1 - high, 1 - low);
  }

  /** The same under another title. */
  Answer titled(String other) {
    return new Answer(question, other, tier, one, this.other, judgement);
  }

  /** Whether more is better: messages, and not time. */
  public boolean isMore() {
    return judgement.direction() == Direction.HIGHER;
  }

  /** The answer without its interval. */
  public String brief() {
    return Sentences.brief(this);
  }

  /** The answer in a sentence. */
  public String sentence() {
    return Sentences.of(this);
  }
}
