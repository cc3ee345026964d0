package io.brokerbench.runin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SteadyStateTest {
  /**
   * Thousands of messages a second of a Kafka broker that had just been started, by half second.
   */
  private static final List<Double> COLD_KAFKA =
      Stream.of(
              59, 99, 143, 186, 167, 168, 159, 168, 190, 236, 208, 198, 244, 231, 303, 254, 274,
              337, 278, 244, 236, 279, 282, 316, 318, 286, 243, 338, 334, 303, 357, 350)
          .flatMap(second -> Stream.of((double) second, (double) second))
          .toList();

  @Test
  void fewStretchesTellNothing() {
    assertThat(SteadyState.isReached(series(15, t -> 100))).isFalse();
    assertThat(SteadyState.isReached(series(16, t -> 100))).isTrue();
  }

  @Test
  void whatRisesIsNotSteady() {
    assertThat(SteadyState.isReached(series(40, t -> 100 + 2 * t))).isFalse();
  }

  @Test
  void whatFallsIsNotSteady() {
    assertThat(SteadyState.isReached(series(40, t -> 100 - 1.5 * t))).isFalse();
  }

  @Test
  void whatHasRisenIsSteadyWhenItHasLastedAsLongAgain() {
    DoubleUnaryOperator warmUp = t -> t < 10 ? 10 * (t + 1) : 100;
    assertThat(SteadyState.isReached(series(16, warmUp))).isFalse();
    assertThat(SteadyState.isReached(series(30, warmUp))).isTrue();
  }

  @Test
  void aFreshKafkaIsNotTakenForSteadyAfterItsFirstPlateau() {
    IntStream.range(30, 60)
        .forEach(
            size ->
                assertThat(SteadyState.isReached(COLD_KAFKA.subList(0, size)))
                    .as("after %d half seconds", size)
                    .isFalse());
  }

  @Test
  void scatterIsNoDrift() {
    Random random = new Random(1);
    int steady = 0;
    for (int i = 0; i < 200; i++) {
      if (SteadyState.isReached(series(24, t -> 100 * Math.exp(0.15 * random.nextGaussian())))) {
        steady++;
      }
    }
    assertThat(steady).isGreaterThan(60);
  }

  @Test
  void theLastThirdTellsTheRate() {
    assertThat(SteadyState.last(series(30, t -> t < 20 ? 1 : 7))).isEqualTo(7);
  }

  private static List<Double> series(int size, DoubleUnaryOperator value) {
    return IntStream.range(0, size).mapToObj(t -> value.applyAsDouble(t)).toList();
  }
}
