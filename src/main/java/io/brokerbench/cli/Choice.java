package io.brokerbench.cli;

import io.brokerbench.console.Nearest;
import io.brokerbench.console.UsageException;
import java.util.List;

/** One of a few words. */
final class Choice {
  private Choice() {}

  /**
   * Refuses any other word.
   *
   * @param what the option that it was given for
   * @throws UsageException naming those that are allowed
   */
  static void check(String what, String given, List<String> allowed) {
    if (!allowed.contains(given)) {
      throw new UsageException(
          what
              + " "
              + given
              + ": allowed is "
              + String.join(", ", allowed)
              + "."
              + Nearest.question(given, allowed));
    }
  }
}
