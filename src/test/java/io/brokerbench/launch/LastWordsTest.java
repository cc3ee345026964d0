package io.brokerbench.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class LastWordsTest {
  private final LastWords words = new LastWords();

  private void print(String text) throws IOException {
    words.write(text.getBytes(UTF_8));
  }

  @Test
  void aForkIsQuotedWithoutItsStack() throws IOException {
    print("<forked VM failed with exit code 1>\n<stdout last='20 lines'>\n</stdout>\n");
    print("<stderr last='20 lines'>\nno room\n\tat a.B.c(B.java:1)\nfor more\n</stderr>\n");

    assertThat(words.ofFailedFork()).isEqualTo("no room for more");
  }

  @Test
  void theLastWordsAreKnownAfterAnyAmountOfOthers() throws IOException {
    for (int i = 0; i < 10_000; i++) {
      print("Iteration " + i + "\n");
    }
    print("<stdout last='20 lines'>\nno room\n</stdout>\n");

    assertThat(words.ofFailedFork()).isEqualTo("no room");
  }

  @Test
  void aForkThatSaidNothingIsNotQuoted() throws IOException {
    print("<stdout last='20 lines'>\n<empty>\n</stdout>\nEnd\n");

    assertThat(words.ofFailedFork()).isEmpty();
  }

  @Test
  void aFailureThatCouldNotBeSentIsQuoted() throws IOException {
    print("# Warmup Iteration   1: <failure>\n\na.b.Failure: no room\n\tat a.B.c(B.java:1)\n");

    assertThat(words.ofFailedFork()).isEqualTo("no room");
  }

  @Test
  void whatAnotherForkSaidIsForgotten() throws IOException {
    print("<stdout last='20 lines'>\nno room\n</stdout>\n");
    words.forget();

    assertThat(words.ofFailedFork()).isEmpty();
  }
}
