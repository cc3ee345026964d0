package io.brokerbench.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brokerbench.console.UsageException;
import io.brokerbench.request.Design.Lifetime;
import io.brokerbench.request.Design.Order;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrecisionGoalTest {
  @Test
  void shareAndBudgetAreRead() {
    assertThat(PrecisionGoal.parse("2.5%", "10m"))
        .isEqualTo(new PrecisionGoal(0.025, Duration.ofMinutes(10)));
    assertThat(PrecisionGoal.parse(null, null)).isNull();
  }

  @Test
  void itsWordsGiveTheSameGoalAgain() {
    PrecisionGoal goal = new PrecisionGoal(0.03, Duration.ofHours(2));

    assertThat(goal.words()).containsExactly("--until-precise", "3%", "--budget", "7200s");
    assertThat(PrecisionGoal.parse(goal.words().get(1), goal.words().get(3))).isEqualTo(goal);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0%", "-1%", "100%", "x", ""})
  void sharesThatAreNoneAreRefused(String percent) {
    assertThatThrownBy(() -> PrecisionGoal.parse(percent, null))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("above 0 and below 100");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0s", "10", "-1m", "soon"})
  void budgetsThatAreNoneAreRefused(String budget) {
    assertThatThrownBy(() -> PrecisionGoal.parse("3%", budget))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("a time above 0");
  }

  @Test
  void budgetForNothingIsRefused() {
    assertThatThrownBy(() -> PrecisionGoal.parse(null, "10m"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("needs --until-precise");
  }

  @Test
  void designsWithoutIndependentRoundsAreRefused() {
    PrecisionGoal goal = new PrecisionGoal(0.03, Duration.ofHours(1));

    assertThatThrownBy(() -> new Design(Order.GROUPED, 1, Lifetime.FORK, null).until(goal))
        .isInstanceOf(UsageException.class);
    assertThatThrownBy(() -> new Design(Order.ROUNDS, 1, Lifetime.RUN, null).until(goal))
        .isInstanceOf(UsageException.class);
  }
}
