package io.brokerbench.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.Kinds;
import io.brokerbench.broker.Storage;
import io.brokerbench.broker.spi.Drivers;
import io.brokerbench.scenario.FaultyBroker.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BacklogTrialTest {
  private static final int MESSAGES = 10_000;
  private static final Setting SETTING = Setting.standard(Storage.standard(Durability.MEMORY), 4);

  private final Broker inproc =
      Drivers.adapter(Kinds.INPROC).connect(Endpoint.inProcess(Kinds.INPROC));

  @AfterEach
  void disconnect() {
    inproc.close();
  }

  @Test
  void aFreshConsumerReadsEachBacklog() throws Exception {
    BacklogTrial trial = BacklogTrial.open(inproc, MESSAGES, SETTING);
    for (int i = 0; i < 3; i++) {
      trial.fill();
      assertThat(trial.read()).isTrue();
      trial.leave();
    }
    TrialOutcome outcome = trial.finish();
    assertThat(outcome.problems()).isEmpty();
    assertThat(outcome.account().isExact()).isTrue();
    assertThat(outcome.account().delivered()).isEqualTo(3 * MESSAGES);
  }

  @Test
  void aDuplicateIsCounted() throws Exception {
    BacklogTrial trial =
        BacklogTrial.open(new FaultyBroker(inproc, Fault.DUPLICATE, 3), MESSAGES, SETTING);
    trial.fill();
    assertThat(trial.read()).isTrue();
    assertThat(trial.finish().account().duplicated()).isEqualTo(1);
  }

  @Test
  void aSubscriptionThatEndsGivesTheReadingUpAtOnce() throws Exception {
    BacklogTrial trial =
        BacklogTrial.open(new FaultyBroker(inproc, Fault.END_SUBSCRIPTION, 3), MESSAGES, SETTING);
    trial.fill();
    assertThat(trial.read()).isFalse();
    assertThat(trial.finish().account().isExact()).isFalse();
  }

  @Test
  void aConsumerThatCanNotJoinLeavesTheAccountAndWhatTheBrokerHolds() throws Exception {
    BacklogTrial trial =
        BacklogTrial.open(new FaultyBroker(inproc, Fault.REFUSE_TO_JOIN, 0), 20, SETTING);
    trial.fill();
    assertThat(trial.read()).isFalse();
    trial.leave();
    TrialOutcome outcome = trial.finish();
    assertThat(outcome.problems()).contains("planted refusal to join");
    assertThat(outcome.account().acknowledged()).isEqualTo(20);
    assertThat(outcome.account().undelivered()).isEqualTo(20);
    assertThat(outcome.account().unsought()).isZero();
  }

  @Test
  @Timeout(15)
  void aBacklogThatIsRefusedAtOnceIsNotWaitedForAndTheLastOne() throws Exception {
    BacklogTrial trial =
        BacklogTrial.open(new FaultyBroker(inproc, Fault.REFUSE_ALL, 0), MESSAGES, SETTING);
    for (int i = 0; i < 2; i++) {
      trial.fill();
      assertThat(trial.read()).isFalse();
      trial.leave();
    }
    TrialOutcome outcome = trial.finish();
    assertThat(outcome.problems()).containsExactly("Nothing of a backlog was acknowledged.");
    assertThat(outcome.account().failed()).isEqualTo(MESSAGES);
  }

  @Test
  void readingWithoutABacklogIsRefused() {
    try (BacklogTrial trial = BacklogTrial.open(inproc, MESSAGES, SETTING)) {
      assertThatThrownBy(trial::read).hasMessageContaining("fill comes first");
    }
  }
}
