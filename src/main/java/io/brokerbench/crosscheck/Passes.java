package io.brokerbench.crosscheck;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a program printed of the passes that it made in one JVM. */
public final class Passes {
  private Passes() {}

  /**
   * The mean of the passes that count, as JMH takes it of its iterations.
   *
   * @param messages how many messages each pass has to have
   * @param size how many passes were to be made, and how many of them don't count
   * @return messages a second
   * @throws NotMeasuredException if a pass is missing, or isn't complete
   */
  public static double rate(List<String> lines, Pattern pass, int messages, Size size) {
    List<Matcher> passes =
        lines.stream().map(line -> pass.matcher(line.strip())).filter(Matcher::matches).toList();
    if (passes.size() != size.allPasses()) {
      throw new NotMeasuredException(
          String.format(
              Locale.ROOT,
              "%d passes were made, and not %d; it printed:%n%s",
              passes.size(),
              size.allPasses(),
              String.join("\n", lines)));
    }
    for (Matcher made : passes) {
      if (Long.parseLong(made.group("messages")) != messages) {
        throw new NotMeasuredException(
            String.format(
                Locale.ROOT,
                "a pass had %s messages, and not %d",
                made.group("messages"),
                messages));
      }
    }
    return passes.stream()
        .skip(size.warmUps())
        .mapToDouble(made -> Double.parseDouble(made.group("rate")))
        .average()
        .orElseThrow();
  }
}
