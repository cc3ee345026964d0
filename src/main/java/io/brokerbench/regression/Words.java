package io.brokerbench.regression;

import java.util.Locale;

/** Puts numbers into clauses, alike on every machine. */
final class Words {
  private Words() {}

  static String of(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }

  /** A change as shares are told: {@code -12 %}. */
  static String change(double logarithm) {
    double percent = Math.expm1(logarithm) * 100;
    return of(Math.abs(percent) < 10 ? "%+.1f %%" : "%+.0f %%", percent);
  }
}
