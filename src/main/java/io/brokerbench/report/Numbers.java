package io.brokerbench.report;

import io.brokerbench.measure.Percentile;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** How numbers are put, for people. */
public final class Numbers {
  /** What stands where there is no number. */
  public static final String NOTHING = "-";

  /** Why a percentile has none. */
  public static final String TOO_FEW =
      "fewer than "
          + Percentile.FEWEST_ABOVE
          + " messages lie above this percentile, too few to tell it";

  private static final int DIGITS = 4;

  /** Smaller values are easier to read with an exponent. */
  private static final double LEAST_PLAIN = 0.001;

  /** Less has no sign: it would be rounded to nothing. */
  private static final double LEAST_PERCENT = 0.05;

  private static final int PERCENTILE_DIGITS = 6;

  private Numbers() {}

  /** A metric's value, to four digits, or to whole numbers if that is more. */
  public static String value(double value) {
    if (!Double.isFinite(value)) {
      return NOTHING;
    }
    double size = Math.abs(value);
    if (size == 0 || (size >= 1_000 && size < 1e15)) {
      return format("%,.0f", value);
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(DIGITS));
    return size >= LEAST_PLAIN && size < 1_000 ? rounded.toPlainString() : format("%.3e", value);
  }

  /** A ratio as the change that it is, in percent. */
  public static String change(double ratio) {
    double percent = (ratio - 1) * 100;
    if (Math.abs(percent) < LEAST_PERCENT) {
      return "0.0";
    }
    return Math.abs(percent) < 1_000 ? format("%+.1f", percent) : format("%+.0e", percent);
  }

  /** A share, in percent. */
  public static String share(double share) {
    return new BigDecimal(share * 100)
            .round(new MathContext(3))
            .stripTrailingZeros()
            .toPlainString()
        + " %";
  }

  /** A share of values as the percentile that it is. */
  public static String percentile(double share) {
    return new BigDecimal(share * 100)
            .setScale(PERCENTILE_DIGITS, RoundingMode.HALF_UP)
            .stripTrailingZeros()
            .toPlainString()
        + " %";
  }

  private static String format(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
