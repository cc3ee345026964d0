package io.brokerbench.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.Kinds;
import io.brokerbench.broker.Storage;
import io.brokerbench.broker.spi.Drivers;
import io.brokerbench.measure.Account;
import io.brokerbench.measure.LatencyKind;
import io.brokerbench.scenario.FaultyBroker.Fault;
import java.time.Duration;
import java.util.Objects;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishTrialTest {
  private static final Setting SETTING = Setting.standard(Storage.standard(Durability.MEMORY), 1);

  private final Broker inproc =
      Drivers.adapter(Kinds.INPROC).connect(Endpoint.inProcess(Kinds.INPROC));

  @AfterEach
  void disconnect() {
    inproc.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 10_000, 25_001})
  void everyAcknowledgedMessageIsReadBack(int messages) throws Exception {
    PublishTrial trial = PublishTrial.open(inproc, 10, SETTING);
    publish(trial, messages);
    assertThat(trial.latencies()).containsOnlyKeys(LatencyKind.ACKNOWLEDGEMENT);
    assertThat(
            Objects.requireNonNull(trial.latencies().get(LatencyKind.ACKNOWLEDGEMENT))
                .intervals()
                .stream()
                .mapToLong(Histogram::getTotalCount)
                .sum())
        .isEqualTo(messages);
    TrialOutcome outcome = trial.finish();
    assertThat(outcome.problems()).isEmpty();
    assertThat(outcome.account().isExact()).isTrue();
    assertThat(outcome.account().delivered()).isEqualTo(messages);
  }

  @Test
  void eachIterationIsReadBackByItself() throws Exception {
    PublishTrial trial = PublishTrial.open(inproc, 10, SETTING);
    for (int iteration = 0; iteration < 3; iteration++) {
      publish(trial, 12_345);
      trial.readBack();
    }
    TrialOutcome outcome = trial.finish();
    assertThat(outcome.account().isExact()).isTrue();
    assertThat(outcome.account().delivered()).isEqualTo(3 * 12_345);
  }

  @Test
  void nothingPublishedIsNothingToReadBack() {
    TrialOutcome outcome = PublishTrial.open(inproc, 1, SETTING).finish();
    assertThat(outcome.problems()).isEmpty();
    assertThat(outcome.account().isExact()).isTrue();
  }

  @Test
  void withOneInFlightAMessageIsAcknowledgedWhenItsCallReturns() throws Exception {
    FaultyBroker delayed = new FaultyBroker(inproc, Fault.ACKNOWLEDGE_LATER, 0);
    PublishTrial trial = PublishTrial.open(delayed, 1, SETTING);
    for (int i = 1; i <= 5; i++) {
      trial.publish();
      assertThat(delayed.acknowledged()).isEqualTo(i);
    }
    trial.finish();
  }

  @Test
  void aMessageThatIsNeverAcknowledgedIsAProblemAndLeavesTheAccount() throws Exception {
    PublishTrial trial = impatient(Fault.NEVER_ACKNOWLEDGE, 1);
    publish(trial, 3);
    TrialOutcome outcome = trial.finish();
    assertThat(outcome.problems()).contains("Nothing was acknowledged for PT0.3S.");
    assertThat(outcome.account().published()).isEqualTo(1);
    assertThat(outcome.account().failed()).isEqualTo(1);
  }

  @Test
  void aBrokerThatRefusesEverythingIsNotAskedForEver() throws Exception {
    PublishTrial trial =
        PublishTrial.open(new FaultyBroker(inproc, Fault.REFUSE_ALL, 0), 10, SETTING);
    publish(trial, 10_005);
    TrialOutcome outcome = trial.finish();
    assertThat(outcome.problems()).contains("Each of 10000 messages was refused.");
    assertThat(outcome.refusal()).contains("planted refusal");
    assertThat(outcome.account().failed()).isEqualTo(10_000);
    assertThat(outcome.account().lost()).isZero();
  }

  @Test
  void anAcknowledgedMessageThatIsNotReadBackIsLost() throws Exception {
    PublishTrial trial = impatient(Fault.LOSE, 10);
    publish(trial, 20);
    assertThat(trial.finish().account().lost()).isEqualTo(1);
  }

  @Test
  void whatIsNotReadBackThoughTheBrokerHoldsItIsUndelivered() throws Exception {
    PublishTrial trial = impatient(Fault.DROP, 10);
    publish(trial, 20);
    Account account = trial.finish().account();
    assertThat(account.undelivered()).isEqualTo(1);
    assertThat(account.lost()).isZero();
  }

  @Test
  void aGroupThatNobodyCanJoinLeavesTheAccountAndWhatTheBrokerHolds() throws Exception {
    PublishTrial trial = impatient(Fault.REFUSE_TO_JOIN, 10);
    publish(trial, 20);
    TrialOutcome outcome = trial.finish();
    assertThat(outcome.problems()).contains("planted refusal to join");
    assertThat(outcome.account().undelivered()).isEqualTo(20);
    assertThat(outcome.account().unsought()).isZero();
    assertThat(outcome.account().lost()).isZero();
  }

  private PublishTrial impatient(Fault fault, int inFlight) {
    return new PublishTrial(
        new FaultyBroker(inproc, fault, 1), inFlight, SETTING, messages -> Duration.ofMillis(300));
  }

  @Test
  void aDuplicateThatIsReadBackIsCounted() throws Exception {
    PublishTrial trial =
        PublishTrial.open(new FaultyBroker(inproc, Fault.DUPLICATE, 3), 10, SETTING);
    publish(trial, 20);
    assertThat(trial.finish().account().duplicated()).isEqualTo(1);
  }

  @Test
  void aBrokerThatHoldsLessThanItAcknowledgedIsAProblem() throws Exception {
    PublishTrial trial =
        PublishTrial.open(new FaultyBroker(inproc, Fault.FORGET_STORED, 0), 10, SETTING);
    publish(trial, 20);
    assertThat(trial.finish().problems())
        .anyMatch(problem -> problem.contains("having acknowledged"));
  }

  private static void publish(PublishTrial trial, int messages) throws InterruptedException {
    for (int i = 0; i < messages; i++) {
      trial.publish();
    }
  }
}
