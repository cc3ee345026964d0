package io.brokerbench.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;

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
}
