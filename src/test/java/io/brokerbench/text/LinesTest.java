package io.brokerbench.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {
  private static final String WORDS = "word ".repeat(30).strip();

  @Test
  void whatFitsIsLeftAsItIs() {
    assertThat(Lines.wrapped("a b c", "  ", 100)).containsExactly("a b c");
  }

  @Test
  void linesAreBrokenAtSpacesAndIndented() {
    List<String> lines = Lines.wrapped(WORDS, "  ", 100);

    assertThat(lines).hasSize(2).allMatch(line -> line.length() <= 100);
    assertThat(lines.get(1)).startsWith("  word");
    assertThat(lines.get(0) + lines.get(1).substring(1)).isEqualTo(WORDS);
  }

  @Test
  void wordThatIsTooLongBehindADeepIndentStaysWhole() {
    String indent = " ".repeat(70);
    String path = "/a/long/path".repeat(5);

    assertThat(Lines.wrapped(indent + "can't be told: " + path + " it is", indent, 100))
        .containsExactly(indent + "can't be told:", indent + path, indent + "it is");
  }

  @Test
  void coloursHaveNoWidth() {
    String text = "\u001b[31m" + "x".repeat(49) + " " + "y".repeat(50) + "\u001b[0m";

    assertThat(Lines.wrapped(text, "", 100)).containsExactly(text);
  }

  @Test
  void aFirstWordThatIsTooLongStandsAlone() {
    assertThat(Lines.wrapped("x".repeat(20) + " y z", "  ", 10))
        .containsExactly("x".repeat(20), "  y z");
  }

  @Test
  void ofATextOnlyLinesThatAreTooWideAreBroken() {
    assertThat(Lines.fitted("  a   b\n\n" + "x".repeat(100) + "\n", 100))
        .isEqualTo("  a   b\n\n" + "x".repeat(100) + "\n");
    assertThat(Lines.fitted("  " + WORDS, 100).lines())
        .hasSize(2)
        .allMatch(line -> line.length() <= 100)
        .satisfiesExactly(
            first -> assertThat(first).startsWith("  word word").endsWith("word"),
            second -> assertThat(second).startsWith("      word").endsWith("word"));
  }

  @Test
  void plainTextIsOneLineThatATerminalTakesForText() {
    assertThat(Lines.plain("a\r\n\tb\u001b[31mc\u2028d\u0085e")).isEqualTo("a b [31mc d e");
    assertThat(Lines.plain("ä = 1 µs")).isEqualTo("ä = 1 µs");
  }
}
