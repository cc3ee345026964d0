package io.brokerbench.regression;

import java.util.List;
import java.util.stream.Stream;

/**
 * Why a verdict is what it is, or what else has to be known of it. Whoever shows it says what the
 * sides are called.
 *
 * @param of whom it is said
 * @param text what is said; of a row that isn't there nothing is
 */
public record Reason(Subject of, String text) {
  /** Of whom something is said. */
  public enum Subject {
    /** Of both sides, or of the comparison. */
    BOTH,
    /** Of the baseline. */
    BASELINE,
    /** Of the candidate. */
    CANDIDATE,
    /** Of the candidate, that it doesn't have the row. */
    NO_ROW
  }

  static Reason both(String text) {
    return new Reason(Subject.BOTH, text);
  }

  static Stream<Reason> all(Subject side, List<String> texts) {
    return texts.stream().map(text -> new Reason(side, text));
  }

  static Reason noRow() {
    return new Reason(Subject.NO_ROW, "");
  }

  /** In words in which the sides are baseline and candidate. */
  public String words() {
    return of == Subject.NO_ROW
        ? "the candidate doesn't have this row"
        : words("baseline", "candidate");
  }

  /**
   * In words.
   *
   * @param baseline what the baseline is called
   * @param candidate what the candidate is called
   */
  public String words(String baseline, String candidate) {
    return switch (of) {
      case BOTH -> text;
      case BASELINE -> baseline + ": " + text;
      case CANDIDATE -> candidate + ": " + text;
      case NO_ROW -> "there is no " + candidate;
    };
  }
}
