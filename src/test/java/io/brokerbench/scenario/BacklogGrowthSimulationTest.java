package io.brokerbench.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Iterations at 20,000 messages/s, looked at every ten milliseconds, on a broker that carries so
 * much on average, now more and now less, and at times nothing for 100 to 300 ms.
 */
class BacklogGrowthSimulationTest {
  private static final int RATE = 20_000;
  private static final int ARRIVING = RATE / 100;
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
  private static final int ITERATIONS = 200;

  private final Random random = new Random(20260101);

  /**
   * How many of the iterations are found not to be sustained.
   *
   * @param load of the broker; above 1 it is overloaded
   * @param scatter of what it carries in ten milliseconds, as a coefficient of variation
   * @param stalls a second, over the whole of which it carries what it missed as well
   */
  private double found(int seconds, double load, double scatter, double stalls) {
    int found = 0;
    for (int i = 0; i < ITERATIONS; i++) {
      found += iteration(seconds, load, scatter, stalls).shortfall() > 0 ? 1 : 0;
    }
    return (double) found / ITERATIONS;
  }

  private BacklogGrowth iteration(int seconds, double load, double scatter, double stalls) {
    BacklogGrowth growth = new BacklogGrowth(RATE);
    double stalledShare = stalls * 0.2;
    double capacity = ARRIVING / load / (1 - stalledShare);
    double queue = 0;
    int stalledUntil = 0;
    for (int look = 0; look < 100 * seconds; look++) {
      if (look >= stalledUntil && random.nextDouble() < stalls / 100) {
        stalledUntil = look + 10 + random.nextInt(20);
      }
      double carried = look < stalledUntil ? 0 : capacity * (1 + scatter * random.nextGaussian());
      queue = Math.max(0, queue + ARRIVING - carried);
      growth.sample(look * LOOK_NANOS, Math.round(queue) + ARRIVING / 2);
    }
    return growth;
  }

  @ParameterizedTest
  @CsvSource({"30, 1.005, 0.95", "20, 1.007, 0.95", "30, 1.01, 0.99", "5, 1.02, 0.99"})
  void overloadThatGrowsSlowlyIsFound(int seconds, double load, double atLeast) {
    assertThat(found(seconds, load, 0.05, 0)).isGreaterThanOrEqualTo(atLeast);
  }

  @ParameterizedTest
  @CsvSource({
    "30, 0.50, 0.3, 0.0",
    "30, 0.90, 0.5, 0.0",
    "30, 0.95, 0.3, 0.0",
    "30, 0.90, 0.3, 0.2",
    "5, 0.60, 0.3, 0.2",
    "15, 0.80, 0.3, 0.5",
  })
  void steadyBacklogWithStallsThatAreWorkedOffIsSustained(
      int seconds, double load, double scatter, double stalls) {
    assertThat(found(seconds, load, scatter, stalls)).isLessThanOrEqualTo(0.01);
  }
}
