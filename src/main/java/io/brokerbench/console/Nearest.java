package io.brokerbench.console;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses what a misspelt word was meant to be. */
public final class Nearest {
  private Nearest() {}

  /**
   * A question to put behind an error message.
   *
   * @return {@code " Did you mean …?"}, or nothing if no candidate is near
   */
  public static String question(String given, Collection<String> candidates) {
    return within(Math.max(1, letters(given) / 2), given, candidates)
        .map(candidate -> " Did you mean " + candidate + "?")
        .orElse("");
  }

  /** Its length without the dashes of an option, which all options have in common. */
  private static int letters(String word) {
    return word.replaceFirst("^-+", "").length();
  }

  /**
   * The candidate that is nearest to a word.
   *
   * @param edits how many letters may be missing, wrong or too many at most
   * @return empty if none is so near
   */
  public static Optional<String> within(int edits, String given, Collection<String> candidates) {
    return candidates.stream()
        // No further apart than they differ in length; words may be very long.
        .filter(candidate -> Math.abs(candidate.length() - given.length()) <= edits)
        .min(Comparator.comparingInt(candidate -> distance(given, candidate)))
        .filter(candidate -> distance(given, candidate) <= edits);
  }

  /** Levenshtein's distance, blind to case. */
  static int distance(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
