package io.brokerbench.visualizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class VisualizerAddressTest {
  private static final URI FILE = URI.create("http://127.0.0.1:4711/1/a.json");
  private static final URI OTHER = URI.create("http://127.0.0.1:4711/2/b.json");

  @Test
  void oneFileIsASource() {
    assertThat(VisualizerAddress.of(VisualizerAddress.PUBLIC, List.of(FILE)))
        .isEqualTo("https://jmh.morethan.io/?source=http://127.0.0.1:4711/1/a.json");
  }

  @Test
  void severalFilesAreSourcesWithCommas() {
    assertThat(VisualizerAddress.of(VisualizerAddress.PUBLIC, List.of(FILE, OTHER)))
        .isEqualTo(
            "https://jmh.morethan.io/?sources=http://127.0.0.1:4711/1/a.json,"
                + "http://127.0.0.1:4711/2/b.json");
  }

  @Test
  void whatWouldEndTheParameterIsEncoded() {
    URI file = URI.create("http://h/a?b=c&d=e+f,g#h");

    assertThat(VisualizerAddress.of(URI.create("http://v/"), List.of(file)))
        .isEqualTo("http://v/?source=http://h/a%3Fb%3Dc%26d%3De%2Bf%2Cg%23h");
  }
}
