package io.brokerbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {
  private static final String WORDS = "word ".repeat(30).strip();

  @Test
  void whatFitsIsLeftAsItIs() {
    assertThat(Lines.wrapped("a b c", "  ")).containsExactly("a b c");
  }

  @Test
  void linesAreBrokenAtSpacesAndIndented() {
    List<String> lines = Lines.wrapped(WORDS, "  ");

    assertThat(lines).hasSize(2).allMatch(line -> line.length() <= Lines.WIDTH);
    assertThat(lines.get(1)).startsWith("  word");
    assertThat(lines.get(0) + lines.get(1).substring(1)).isEqualTo(WORDS);
  }

  @Test
  void wordThatIsTooLongBehindADeepIndentStaysWhole() {
    String indent = " ".repeat(70);
    String path = "/a/long/path".repeat(5);

    assertThat(Lines.wrapped(indent + "can't be told: " + path + " it is", indent))
        .containsExactly(indent + "can't be told:", indent + path + " it is");
  }

  @Test
  void coloursHaveNoWidth() {
    String text = "\u001b[31m" + "x".repeat(49) + " " + "y".repeat(50) + "\u001b[0m";

    assertThat(Lines.wrapped(text, "")).containsExactly(text);
  }
}
