package io.brokerbench.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How numbers are put, for people. */
public final class Numbers {
  /** What stands where there is no number. */
  public static final String NOTHING = "-";

  private static final int DIGITS = 4;

  /** Smaller values are easier to read with an exponent. */
  private static final double LEAST_PLAIN = 0.001;

  /** Less has no sign: it would be rounded to nothing. */
  private static final double LEAST_PERCENT = 0.05;

  /** Smaller ones are not told apart. */
  private static final double LEAST_P = 0.001;

  private static final int PERCENTILE_DIGITS = 6;

  private static final String PERCENT = " %";
  private static final String TIMES = " times";
  private static final double TWICE = 2;
  private static final double MOST_WITH_HUNDREDTHS = 100;

  /** Of smaller ones tenths matter. */
  private static final double LEAST_WHOLE_PERCENT = 10;

  private Numbers() {}

  /** A metric's value, to four digits, or to whole numbers if that is more. */
  public static String value(double value) {
    if (!Double.isFinite(value)) {
      return NOTHING;
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(DIGITS));
    double size = Math.abs(rounded.doubleValue());
    if (size == 0 || (size >= 1_000 && size < 1e15)) {
      return format("%,.0f", value);
    }
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

  /**
   * A ratio of two values: as a change in percent, or from twice and down to half as a multiple.
   * Wherever a ratio is put, it is put so, and always of the first of two to the second.
   */
  public static String ratio(double ratio) {
    return ratio(ratio, isMultiple(ratio));
  }

  /**
   * The interval of a ratio, in the form that the ratio has.
   *
   * @param ratio what the interval is of
   */
  public static String ratios(double ratio, double low, double high) {
    boolean multiple = isMultiple(ratio);
    String unit = multiple ? TIMES : PERCENT;
    return ratio(low, multiple).replace(unit, "") + " to " + ratio(high, multiple);
  }

  /** Whether a ratio is put as a multiple, and not in percent. */
  public static boolean isMultiple(double ratio) {
    return ratio >= TWICE || ratio <= 1 / TWICE;
  }

  private static String ratio(double ratio, boolean multiple) {
    if (!Double.isFinite(ratio)) {
      return NOTHING;
    }
    if (multiple) {
      return (ratio < MOST_WITH_HUNDREDTHS ? format("%.2f", ratio) : value(ratio)) + TIMES;
    }
    double percent = (ratio - 1) * 100;
    return Math.abs(percent) < LEAST_PERCENT
        ? "0" + PERCENT
        : format(Math.abs(percent) < LEAST_WHOLE_PERCENT ? "%+.1f" : "%+.0f", percent) + PERCENT;
  }

  /** A p-value; nothing if there is none. */
  public static String p(@Nullable Double p) {
    if (p == null) {
      return NOTHING;
    }
    return p < LEAST_P ? "<" + LEAST_P : format("%.3f", p);
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
