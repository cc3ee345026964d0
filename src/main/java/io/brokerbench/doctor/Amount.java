package io.brokerbench.doctor;

import java.util.Locale;

/** Says amounts of memory and disk. */
final class Amount {
  static final long MIB = 1L << 20;
  static final long GIB = 1L << 30;

  private Amount() {}

  static String of(long bytes) {
    return bytes < GIB
        ? bytes / MIB + " MiB"
        : String.format(Locale.ROOT, "%.1f GiB", (double) bytes / GIB);
  }
}
