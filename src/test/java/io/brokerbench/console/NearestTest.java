package io.brokerbench.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
  private static final List<String> WORDS = List.of("broker", "scenario", "workers");

  @Test
  void misspeltWordIsRecognised() {
    assertThat(Nearest.question("brokr", WORDS)).isEqualTo(" Did you mean broker?");
    assertThat(Nearest.question("SCENARIOS", WORDS)).isEqualTo(" Did you mean scenario?");
  }

  @Test
  void nothingIsGuessedFromAnythingElse() {
    assertThat(Nearest.question("zzz", WORDS)).isEmpty();
  }

  @Test
  void dashesMakeNoTwoOptionsAlike() {
    assertThat(Nearest.question("--output", List.of("--budget"))).isEmpty();
    assertThat(Nearest.question("--ouput", List.of("--budget", "--output")))
        .isEqualTo(" Did you mean --output?");
  }
}
