package io.brokerbench.cli;

import io.brokerbench.report.terminal.Style;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Properties;
import picocli.CommandLine.Help.Ansi;

/** What this process' standard output can show. */
final class OutputStyle {
  private OutputStyle() {}

  /** Coloured on a terminal, unless its user has set {@code NO_COLOR}. */
  static Style current() {
    return Style.of(Ansi.AUTO.enabled(), charset(System.getProperties()));
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
