package io.brokerbench.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brokerbench.console.UsageException;
import io.brokerbench.request.Design.Lifetime;
import io.brokerbench.request.Design.Order;
import org.junit.jupiter.api.Test;

class DesignTest {
  @Test
  void standardIsRoundsOnBrokersThatLiveForOne() {
    Design design = Design.parse(null, null, null);

    assertThat(design.order()).isEqualTo(Order.ROUNDS);
    assertThat(design.lifetime()).isEqualTo(Lifetime.ROUNDS);
  }

  @Test
  void itsWordsGiveTheSameDesignAgain() {
    Design design = Design.parse("Rounds", "-5", "RUN");

    assertThat(design.words())
        .containsExactly("--order", "rounds", "--seed", "-5", "--broker-lifetime", "run");
    assertThat(Design.parse(design.words().get(1), design.words().get(3), design.words().get(5)))
        .isEqualTo(design);
  }

  @Test
  void whatIsNotAllowedIsRefusedWithWhatIs() {
    assertThatThrownBy(() -> Design.parse("round", null, null))
        .isInstanceOf(UsageException.class)
        .hasMessage("--order round: allowed are rounds, grouped. Did you mean rounds?");
    assertThatThrownBy(() -> Design.parse(null, "x", null))
        .isInstanceOf(UsageException.class)
        .hasMessage("--seed x: a seed is a whole number.");
    assertThatThrownBy(() -> Design.parse(null, null, "forever"))
        .isInstanceOf(UsageException.class)
        .hasMessage("--broker-lifetime forever: allowed are fork, rounds, run.");
  }
}
