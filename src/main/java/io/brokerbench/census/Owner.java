package io.brokerbench.census;

import java.util.regex.Pattern;

/**
 * Whose threads may be, and how they are known.
 *
 * @param label what reports call the owner
 * @param className matches the names of the owner's classes, in full
 * @param threadName matches the names that the owner gives threads, in full
 */
public record Owner(String label, Pattern className, Pattern threadName) {
  static final Owner SUITE = of("suite", "io\\.brokerbench\\..*", "brokerbench-.*");

  /** Nobody that is known: nothing matches. */
  static final Owner UNKNOWN = of("unknown", "(?!)", "(?!)");

  /** With the patterns' texts. */
  public static Owner of(String label, String className, String threadName) {
    return new Owner(label, Pattern.compile(className), Pattern.compile(threadName));
  }
}
