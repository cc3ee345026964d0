package io.brokerbench.request;

import io.brokerbench.console.UsageException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How precise a run is to become, and what it may cost.
 *
 * @param share half the width of the 95 % interval, as a share of the value: 0.03 is 3 %
 * @param budget how long the run may take; a round that has begun is finished
 */
public record PrecisionGoal(double share, Duration budget) {
  private static final Pattern PERCENT = Pattern.compile("(\\d{1,2}(?:\\.\\d{1,3})?) ?%?");
  private static final Pattern TIME = Pattern.compile("(\\d{1,6}) ?(s|m|h)");
  private static final Duration STANDARD_BUDGET = Duration.ofHours(1);

  /**
   * Reads what was given.
   *
   * @return null if nothing was
   * @throws UsageException if a value isn't allowed, or there is a budget for nothing
   */
  public static @Nullable PrecisionGoal parse(@Nullable String percent, @Nullable String budget) {
    if (percent == null) {
      if (budget != null) {
        throw new UsageException("--budget " + budget + " needs --until-precise, as in 3%.");
      }
      return null;
    }
    Matcher matcher = PERCENT.matcher(percent);
    double share = matcher.matches() ? Double.parseDouble(matcher.group(1)) / 100 : 0;
    if (share <= 0) {
      throw new UsageException(
          "--until-precise " + percent + ": a percentage above 0 and below 100, as in 3% or 0.5%.");
    }
    return new PrecisionGoal(share, budget == null ? STANDARD_BUDGET : time(budget));
  }

  private static Duration time(String budget) {
    Matcher matcher = TIME.matcher(budget);
    Duration time =
        matcher.matches()
            ? Duration.parse("PT" + matcher.group(1) + matcher.group(2).toUpperCase(Locale.ROOT))
            : Duration.ZERO;
    if (time.isZero()) {
      throw new UsageException("--budget " + budget + ": a time above 0, as in 90s, 10m or 2h.");
    }
    return time;
  }

  /** The options that say the same. */
  List<String> words() {
    return List.of(
        "--until-precise", text().replace(" ", ""), "--budget", budget.toSeconds() + "s");
  }

  /** As in "3 %". */
  public String text() {
    return text(share);
  }

  /** A share as in "2.75 %". */
  public static String text(double share) {
    return String.format(Locale.ROOT, "%.3g", share * 100).replaceFirst("\\.?0+$", "") + " %";
  }
}
