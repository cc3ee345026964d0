package io.brokerbench.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColumnsTest {
  @Test
  void whatFitsStaysAsItIs() {
    assertThat(Columns.fitted("  a   b\n\n" + "x".repeat(100) + "\n"))
        .isEqualTo("  a   b\n\n" + "x".repeat(100) + "\n");
  }

  @Test
  void whatIsTooWideGoesOnBelowIndented() {
    String words = "word ".repeat(30).strip();

    assertThat(Columns.fitted("  " + words).lines())
        .hasSize(2)
        .allMatch(line -> line.length() <= 100)
        .satisfiesExactly(
            first -> assertThat(first).startsWith("  word word").endsWith("word"),
            second -> assertThat(second).startsWith("      word").endsWith("word"));
  }

  @Test
  void whatHasNoSpacesIsBroken() {
    assertThat(Columns.fitted("y".repeat(250)).lines())
        .hasSize(3)
        .allMatch(line -> line.length() <= 100);
  }
}
