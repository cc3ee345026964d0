package io.brokerbench.runin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class RunInTest {
  /** A workload on a clock of its own, which only its stretches move. */
  private static final class Planted implements Workload {
    private final LongUnaryOperator rate;
    private long nanos;
    private int stretches;

    Planted(LongUnaryOperator rate) {
      this.rate = rate;
    }

    @Override
    public Stretch stretch(Duration atLeast) {
      nanos += atLeast.toNanos();
      return Stretch.closedLoop(rate.applyAsLong(stretches++), atLeast.toNanos());
    }
  }

  private static RunInCurve run(String word, Planted workload) throws InterruptedException {
    return RunIn.parse(word).orElseThrow().of(workload, () -> workload.nanos);
  }

  @Test
  void aSteadyWorkloadIsRunInSoon() throws Exception {
    RunInCurve curve = run("AUTO", new Planted(t -> 1_000));
    assertThat(curve.steady()).isTrue();
    assertThat(curve.length()).isEqualTo(8);
    assertThat(curve.last()).isEqualTo(2_000);
  }

  @Test
  void aFreshBrokerIsGivenTimeToLeaveItsPlateaus() throws Exception {
    assertThat(run("BROKER", new Planted(t -> 1_000)).length()).isEqualTo(10);
  }

  @Test
  void aWorkloadThatBecomesSteadyIsRunUntilThen() throws Exception {
    RunInCurve curve = run("BROKER", new Planted(t -> Math.min(1_000, 50 * (t + 1))));
    assertThat(curve.steady()).isTrue();
    assertThat(curve.length()).isBetween(12.0, 40.0);
    assertThat(curve.secondsTo(0.5)).hasValue(5);
    assertThat(curve.secondsTo(0.99)).hasValue(10);
  }

  @Test
  void aWorkloadThatNeverBecomesSteadyIsCutShortAndSaid() throws Exception {
    RunInCurve curve = run("AUTO", new Planted(t -> 100 + 20 * t));
    assertThat(curve.isCutShort()).isTrue();
    assertThat(curve.length()).isEqualTo(20);
  }

  @Test
  void aTimeIsKeptWhetherOrNotItIsSteady() throws Exception {
    assertThat(run("20s", new Planted(t -> 1_000)).length()).isEqualTo(20);
  }

  @Test
  void noneIsNone() throws Exception {
    Planted workload = new Planted(t -> 1_000);
    RunInCurve curve = run("none", workload);
    assertThat(workload.stretches).isZero();
    assertThat(curve.steady()).isNull();
    assertThat(curve.isCutShort()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10", "0s", "s", "-1s", "1h", "99m", "99999s", "warm"})
  void otherWordsAreNone(String word) {
    assertThat(RunIn.parse(word)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "Broker", "NONE", "5s", "2M"})
  void wordsMayBeInAnyCase(String word) {
    assertThat(RunIn.parse(word)).isPresent();
  }
}
