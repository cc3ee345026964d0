package io.brokerbench.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private static final Duration USUAL = Duration.ofSeconds(10);

  @AfterEach
  void forget() {
    System.clearProperty(Patience.PROPERTY);
  }

  @Test
  void unlessAskedOtherwiseItIsAsUsual() {
    assertThat(Patience.or(USUAL)).isEqualTo(USUAL);
    assertThat(Patience.atMost(USUAL)).isEqualTo(USUAL);
  }

  @Test
  void lessIsLessEverywhere() {
    System.setProperty(Patience.PROPERTY, "4");
    assertThat(Patience.or(USUAL)).isEqualTo(Duration.ofSeconds(4));
    assertThat(Patience.atMost(USUAL)).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void moreIsForMessagesAndNotForAnswers() {
    System.setProperty(Patience.PROPERTY, "60");
    assertThat(Patience.or(USUAL)).isEqualTo(Duration.ofMinutes(1));
    assertThat(Patience.atMost(USUAL)).isEqualTo(USUAL);
  }
}
