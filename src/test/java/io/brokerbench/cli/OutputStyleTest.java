package io.brokerbench.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputStyleTest {
  private final Properties system = new Properties();

  @Test
  void standardOutputsEncodingComesBeforeTheLocales() {
    system.setProperty("native.encoding", "ANSI_X3.4-1968");
    assertThat(OutputStyle.charset(system)).isEqualTo(US_ASCII);

    system.setProperty("stdout.encoding", "UTF-8");
    assertThat(OutputStyle.charset(system)).isEqualTo(UTF_8);

    system.remove("stdout.encoding");
    system.setProperty("native.encoding", "ISO-8859-1");
    assertThat(OutputStyle.charset(system)).isEqualTo(ISO_8859_1);
  }

  @Test
  void whatIsNotKnownIsAscii() {
    assertThat(OutputStyle.charset(system)).isEqualTo(US_ASCII);

    system.setProperty("stdout.encoding", "no such thing");
    assertThat(OutputStyle.charset(system)).isEqualTo(US_ASCII);
  }

  @ParameterizedTest
  @CsvSource({"80, 80", "20, 60", "1000, 200", "'', 100", "wide, 100"})
  void linesAreAsWideAsTheTerminalWithinReason(String columns, int width) {
    assertThat(OutputStyle.width(Map.of("COLUMNS", columns))).isEqualTo(width);
  }
}
