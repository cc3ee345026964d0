package io.brokerbench.cli;

import io.brokerbench.text.Lines;
import io.brokerbench.text.Style;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Map;
import java.util.Properties;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.UsageMessageSpec;

/** What this process' standard output can show. */
final class OutputStyle {
  private static final int NARROWEST = 60;
  private static final int WIDEST = 200;

  private OutputStyle() {}

  /** Coloured on a terminal, unless its user has set {@code NO_COLOR}. */
  static Style current() {
    return Style.of(Ansi.AUTO.enabled(), charset(System.getProperties()), width(System.getenv()));
  }

  /** As wide as the terminal, but no narrower or wider than can be read well. */
  static int width(Map<String, String> environment) {
    String given = environment.getOrDefault("COLUMNS", "");
    int width =
        given.matches("\\d{1,5}")
            ? Integer.parseInt(given)
            : Ansi.AUTO.enabled() ? new UsageMessageSpec().autoWidth(true).width() : Lines.WIDTH;
    return Math.max(NARROWEST, Math.min(WIDEST, width));
  }

  /** What standard output is encoded in; before JDK 19 as all that is the locale's. */
  static Charset charset(Properties system) {
    String name = system.getProperty("stdout.encoding", system.getProperty("native.encoding", ""));
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return StandardCharsets.US_ASCII;
    }
  }
}
