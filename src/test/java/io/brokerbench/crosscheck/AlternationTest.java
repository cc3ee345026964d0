package io.brokerbench.crosscheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlternationTest {
  private final List<String> order = new ArrayList<>();
  private final List<String> said = new ArrayList<>();

  private Alternation.WarmPairs run(double[] reference, double[] suite, int pairs)
      throws InterruptedException {
    Implementation one = new PlantedSide("reference", order, reference);
    Implementation other = new PlantedSide("suite", order, suite);
    return new Alternation(one, other, said::add).run(pairs);
  }

  private static double[] rates(double... rates) {
    return rates;
  }

  @Test
  void sidesTakeTurnsAndWhoBeginsChanges() throws InterruptedException {
    run(rates(100), rates(90), 3);

    assertThat(order)
        .containsExactly(
            "reference",
            "suite",
            "suite",
            "reference",
            "reference",
            "suite",
            "suite",
            "reference",
            "reference",
            "suite");
  }

  @Test
  void warmSidesLoseTwoPairsAndTheRestIsKept() throws InterruptedException {
    Alternation.WarmPairs measured = run(rates(50, 100, 100, 101, 102), rates(90), 3);

    assertThat(measured.discarded()).isEqualTo(3);
    assertThat(measured.warm()).isTrue();
    assertThat(measured.reference()).containsExactly(101, 102, 102);
    assertThat(measured.suite()).containsExactly(90, 90, 90);
    assertThat(said).hasSize(6);
    assertThat(said.get(2)).isEqualTo("warming up: reference 100, suite 90 messages/s");
    assertThat(said.get(3)).isEqualTo("pair 1 of 3: reference 101, suite 90 messages/s");
  }

  @Test
  void sideThatOnlyGetsFasterIsMeasuredAndSaidNotToBeWarm() throws InterruptedException {
    Alternation.WarmPairs measured = run(rates(100), rates(1, 2, 4, 8, 16, 32, 64, 128, 256), 3);

    assertThat(measured.discarded()).isEqualTo(Alternation.MOST_DISCARDED);
    assertThat(measured.warm()).isFalse();
    assertThat(measured.suite()).containsExactly(64, 128, 256);
  }

  @Test
  void sideThatGetsSlowerIsWarm() throws InterruptedException {
    assertThat(run(rates(100, 50, 40), rates(90), 3).discarded())
        .isEqualTo(Alternation.FEWEST_DISCARDED);
  }
}
