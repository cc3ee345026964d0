package io.brokerbench.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.text.Style.Colour;
import org.junit.jupiter.api.Test;

class StyleTest {
  private static final Style BLOCKS = new Style(false, true, 100);
  private static final Style ASCII = new Style(false, false, 100);

  @Test
  void blocksAreDrawnWhereTheCharsetHasThem() {
    assertThat(Style.of(false, UTF_8, 100).blocks()).isTrue();
    assertThat(Style.of(false, US_ASCII, 100).blocks()).isFalse();
    assertThat(Style.of(false, ISO_8859_1, 100).blocks()).isFalse();
  }

  @Test
  void barsAreAsLongAsTheirShareToAnEighth() {
    assertThat(BLOCKS.bar(1, 4)).isEqualTo("████");
    assertThat(BLOCKS.bar(0.5, 4)).isEqualTo("██");
    assertThat(BLOCKS.bar(0.28125, 4)).isEqualTo("█▏");
    assertThat(ASCII.bar(1, 4)).isEqualTo("####");
    assertThat(ASCII.bar(0.5, 4)).isEqualTo("##");
  }

  @Test
  void littleIsNotNothing() {
    assertThat(BLOCKS.bar(1e-6, 4)).isEqualTo("▏");
    assertThat(ASCII.bar(1e-6, 4)).isEqualTo("#");
    assertThat(BLOCKS.bar(0, 4)).isEmpty();
    assertThat(ASCII.bar(0, 4)).isEmpty();
  }

  @Test
  void coloursAreOnlyForThoseWhoWantThem() {
    assertThat(BLOCKS.coloured(Colour.RED, "x")).isEqualTo("x");
    assertThat(new Style(true, true, 100).coloured(Colour.RED, "x"))
        .isEqualTo("\u001b[31mx\u001b[0m");
  }
}
