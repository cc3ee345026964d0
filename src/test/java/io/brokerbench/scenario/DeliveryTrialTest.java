package io.brokerbench.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brokerbench.broker.AckListener;
import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.Kinds;
import io.brokerbench.broker.Message;
import io.brokerbench.broker.Storage;
import io.brokerbench.broker.spi.Drivers;
import io.brokerbench.measure.Account;
import io.brokerbench.measure.LatencyKind;
import io.brokerbench.measure.LatencyRecorder;
import io.brokerbench.scenario.FaultyBroker.Fault;
import io.brokerbench.worker.WorkerThreads;
import io.brokerbench.workload.Layout;
import io.brokerbench.workload.MessageFormat;
import java.time.Duration;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each fault that a broker can have is planted, and has to be seen; without it, nothing is. */
class DeliveryTrialTest {
  private static final int MESSAGES = 50;
  private static final Duration NEVER_REACHED = Duration.ofMinutes(1);
  private static final Duration SOON = Duration.ofMillis(300);
  private static final Storage MEMORY = Storage.standard(Durability.MEMORY);
  private static final Layout LAYOUT = new Layout(5, 3, 2, 4);

  private final Broker inproc =
      Drivers.adapter(Kinds.INPROC).connect(Endpoint.inProcess(Kinds.INPROC));

  @AfterEach
  void disconnect() {
    inproc.close();
  }

  @Test
  void severalMembersAreAccountedForTogether() throws Exception {
    DeliveryTrial sound = DeliveryTrial.open(inproc, plan(NEVER_REACHED, 3, 4));
    assertThat(sound.burst()).isTrue();
    assertThat(sound.finish().account().isExact()).isTrue();
    DeliveryTrial faulty =
        DeliveryTrial.open(new FaultyBroker(inproc, Fault.LOSE, 3), plan(SOON, 3, 4));
    assertThat(faulty.burst()).isFalse();
    assertThat(faulty.finish().account().lost()).as("one of each member").isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 256})
  void withoutAFaultEveryMessageIsAccountedFor(int workers) throws Exception {
    DeliveryTrial trial = DeliveryTrial.open(inproc, plan(NEVER_REACHED, workers));
    for (int i = 0; i < 20; i++) {
      assertThat(trial.burst()).isTrue();
    }
    assertThat(trial.latencies())
        .containsOnlyKeys(LatencyKind.ACKNOWLEDGEMENT, LatencyKind.END_TO_END);
    assertThat(trial.latencies().values())
        .allSatisfy(latency -> assertThat(count(latency)).isEqualTo(20 * MESSAGES));
    TrialOutcome outcome = trial.finish();
    assertThat(outcome.problems()).isEmpty();
    assertThat(outcome.account().isExact()).isTrue();
    assertThat(outcome.account().delivered()).isEqualTo(20 * MESSAGES);
  }

  @Test
  void aLossEndsTheBurstAtItsDeadlineAndIsCounted() throws Exception {
    TrialOutcome outcome = oneBurst(Fault.LOSE, SOON);
    assertThat(outcome.account().lost()).isEqualTo(1);
    assertThat(outcome.account().delivered()).isEqualTo(MESSAGES - 1);
  }

  @Test
  void whatTheBrokerStillHoldsIsUndeliveredAndNotLost() throws Exception {
    TrialOutcome outcome = oneBurst(Fault.DROP, SOON);
    assertThat(outcome.footprint()).isNotNull();
    assertThat(outcome.account().undelivered()).isEqualTo(1);
    assertThat(outcome.account().unsought()).isZero();
    assertThat(outcome.account().lost()).isZero();
    assertThat(outcome.account().isExact()).isFalse();
    assertThat(outcome.problems()).isEmpty();
  }

  @Test
  void whatCanNotBeLookedForIsNotCalledLost() throws Exception {
    TrialOutcome outcome = oneBurst(Fault.LOSE_AND_REFUSE_BROWSING, SOON);
    assertThat(outcome.footprint()).as("what a broker says that could not be read").isNull();
    assertThat(outcome.account().undelivered()).isEqualTo(1);
    assertThat(outcome.account().unsought()).isEqualTo(1);
    assertThat(outcome.account().lost()).isZero();
    assertThat(outcome.problems())
        .containsExactly(
            "1 acknowledged messages were not delivered, and could not be looked for: planted"
                + " silence");
  }

  @Test
  void whatRetentionMayHaveRemovedIsNotCalledLost() throws Exception {
    FaultyBroker faulty = new FaultyBroker(inproc, Fault.LOSE_AND_REMOVE, 3);
    DeliveryTrial bounded = DeliveryTrial.open(faulty, plan(SOON, 1, 4, MEMORY.keeping(1 << 20)));
    bounded.burst();
    TrialOutcome outcome = bounded.finish();
    assertThat(outcome.account().lost()).isZero();
    assertThat(outcome.account().unsought()).isEqualTo(1);
    assertThat(outcome.problems()).anyMatch(problem -> problem.contains("keeps only so much"));
  }

  @Test
  void aBrokerThatRemovesThoughItWasToKeepEverythingHasLostIt() throws Exception {
    assertThat(oneBurst(Fault.LOSE_AND_REMOVE, SOON).account().lost()).isEqualTo(1);
  }

  @Test
  void aBrokerThatDiesAtTheEndTakesNothingFromTheAccount() throws Exception {
    TrialOutcome outcome = oneBurst(Fault.DIE, NEVER_REACHED);
    assertThat(outcome.account().isExact()).isTrue();
    assertThat(outcome.account().delivered()).isEqualTo(MESSAGES);
    assertThat(outcome.problems()).containsExactly("planted death");
    assertThat(outcome.footprint()).isNull();
  }

  @Test
  void aDuplicateIsCounted() throws Exception {
    Account account = oneBurst(Fault.DUPLICATE, NEVER_REACHED).account();
    assertThat(account.duplicated()).isEqualTo(1);
    assertThat(account.delivered()).isEqualTo(MESSAGES);
    assertThat(account.isExact()).isFalse();
  }

  @Test
  void aSwapWithinAKeyIsCounted() throws Exception {
    Account account = oneBurst(Fault.SWAP_WITH_NEXT_OF_KEY, NEVER_REACHED).account();
    assertThat(account.reordered()).isEqualTo(1);
    assertThat(account.delivered()).isEqualTo(MESSAGES);
    assertThat(account.isExact()).isFalse();
  }

  @Test
  void aChangedBitIsCorruptionAndItsMessageLost() throws Exception {
    Account account = oneBurst(Fault.CORRUPT, SOON).account();
    assertThat(account.corrupted()).isEqualTo(1);
    assertThat(account.lost()).isEqualTo(1);
  }

  @Test
  void aRefusedPublicationIsCountedAndItsReasonKept() throws Exception {
    TrialOutcome outcome = oneBurst(Fault.REFUSE, SOON);
    assertThat(outcome.account().failed()).isEqualTo(5); // one at each of the 5 publishers
    assertThat(outcome.account().lost()).isZero();
    assertThat(outcome.account().isExactButForFailed()).isTrue();
    assertThat(outcome.refusal()).contains("planted refusal");
    assertThat(outcome.problems()).isEmpty();
  }

  /** The deadline would be reached by nothing but the test's own end. */
  @Test
  @Timeout(30)
  void aBurstOfMessagesThatAreRefusedAtOnceEndsAtOnce() throws Exception {
    TrialOutcome outcome = oneBurst(Fault.REFUSE_ALL, NEVER_REACHED);
    assertThat(outcome.account().published()).isEqualTo(MESSAGES);
    assertThat(outcome.account().failed()).isEqualTo(MESSAGES);
    assertThat(outcome.refusal()).contains("planted refusal");
    assertThat(outcome.problems()).isEmpty();
  }

  @Test
  void afterABurstThatCameToNothingNothingMoreIsPublished() throws Exception {
    DeliveryTrial trial =
        DeliveryTrial.open(new FaultyBroker(inproc, Fault.SWALLOW_ALL, 0), plan(SOON, 4));
    assertThat(trial.burst()).isFalse();
    assertThat(trial.burst()).isFalse();
    TrialOutcome outcome = trial.finish();
    assertThat(outcome.account().published()).isPositive().isLessThanOrEqualTo(MESSAGES);
    assertThat(outcome.account().failed()).isEqualTo(MESSAGES);
    assertThat(outcome.problems())
        .containsExactly("Of a burst nothing was acknowledged or delivered for PT0.3S.");
  }

  @Test
  @Timeout(30)
  void afterTheSubscriptionsEndNothingMoreIsPublished() throws Exception {
    DeliveryTrial trial =
        DeliveryTrial.open(
            new FaultyBroker(inproc, Fault.END_SUBSCRIPTION, 3), plan(NEVER_REACHED, 4));
    assertThat(trial.burst()).isFalse();
    assertThat(trial.burst()).isFalse();
    assertThat(trial.finish().account().published()).isLessThanOrEqualTo(MESSAGES);
  }

  @Test
  void aMessageThatIsNeverAcknowledgedHasFailedThoughItWasDelivered() throws Exception {
    Account account = oneBurst(Fault.NEVER_ACKNOWLEDGE, SOON).account();
    assertThat(account.failed()).isEqualTo(5);
    assertThat(account.isExactButForFailed()).isFalse();
    assertThat(account.delivered()).isEqualTo(MESSAGES);
    assertThat(account.lost()).isZero();
  }

  @Test
  void aSubscriptionThatEndsGivesTheBurstUpAtOnce() throws Exception {
    TrialOutcome outcome = oneBurst(Fault.END_SUBSCRIPTION, NEVER_REACHED);
    assertThat(outcome.account().isExact()).isFalse();
    assertThat(outcome.problems()).contains("planted end of the subscription");
  }

  @Test
  void aMessageThatStaysUnacknowledgedByUsIsAProblem() throws Exception {
    TrialOutcome outcome = oneBurst(Fault.NEVER_HANDLED, NEVER_REACHED);
    assertThat(outcome.problems()).anyMatch(problem -> problem.contains("were not acknowledged"));
  }

  @Test
  void aBrokerThatCountsOtherwiseThanWeDoIsAProblem() throws Exception {
    TrialOutcome outcome = oneBurst(Fault.FORGET_STORED, NEVER_REACHED);
    assertThat(outcome.account().isExact()).isTrue();
    assertThat(outcome.problems())
        .containsExactly(
            "The broker has stored 49 messages, having acknowledged 50 of this trial.");
  }

  @Test
  void aFreshTopicThatIsNotEmptyIsRefused() {
    Broker faulty = new FaultyBroker(inproc, Fault.NEVER_EMPTY, 0);
    assertThatThrownBy(() -> DeliveryTrial.open(faulty, plan(SOON, 4)))
        .isInstanceOf(BrokerException.class)
        .hasMessageContaining("hold 1 messages already");
  }

  @Test
  void residueBetweenPurgeAndBurstIsCountedExactly() throws Exception {
    DeliveryTrial trial = DeliveryTrial.open(inproc, plan(NEVER_REACHED, 4));
    plantResidue(trial, 7);
    assertThat(trial.burst()).isTrue();
    Account account = trial.finish().account();
    assertThat(account.residue()).isEqualTo(7);
    assertThat(account.delivered()).isEqualTo(MESSAGES);
    assertThat(account.isExact()).isFalse();
  }

  @Test
  void whatAnEarlierTrialLeftIsPurged() throws Exception {
    DeliveryTrial left = DeliveryTrial.open(inproc, plan(NEVER_REACHED, 4));
    plantResidue(left, 7);
    DeliveryTrial trial = DeliveryTrial.open(inproc, plan(NEVER_REACHED, 4));
    trial.burst();
    assertThat(trial.finish().account().isExact()).isTrue();
  }

  @Test
  void aBurstAfterALossIsMeasuredAsUsual() throws Exception {
    DeliveryTrial trial =
        DeliveryTrial.open(new FaultyBroker(inproc, Fault.LOSE, 10), plan(SOON, 4));
    assertThat(trial.burst()).isFalse();
    assertThat(trial.burst()).isTrue();
    assertThat(trial.finish().account().lost()).isEqualTo(1);
  }

  private TrialOutcome oneBurst(Fault fault, Duration deadline) throws InterruptedException {
    DeliveryTrial trial = DeliveryTrial.open(new FaultyBroker(inproc, fault, 3), plan(deadline, 4));
    trial.burst();
    return trial.finish();
  }

  private void plantResidue(DeliveryTrial trial, int count) {
    MessageFormat.Writer another = new MessageFormat.Writer(0, 0, 108);
    var publisher = inproc.publisher(trial.topics().get(0), new IgnoredAcks());
    for (int i = 0; i < count; i++) {
      publisher.publish(new Message(i, another.write(i, i, System.nanoTime())));
    }
    publisher.close();
  }

  private static long count(LatencyRecorder latency) {
    return latency.intervals().stream().mapToLong(Histogram::getTotalCount).sum();
  }

  private static DeliveryPlan plan(Duration deadline, int workers) {
    return plan(deadline, 1, workers);
  }

  private static DeliveryPlan plan(Duration deadline, int consumers, int workers) {
    return plan(deadline, consumers, workers, MEMORY);
  }

  private static DeliveryPlan plan(Duration deadline, int consumers, int workers, Storage storage) {
    return new DeliveryPlan(
        MESSAGES,
        deadline,
        new Setting(storage, consumers, workers, WorkerThreads.PLATFORM, LAYOUT, 108));
  }

  private static final class IgnoredAcks implements AckListener {
    @Override
    public void acknowledged(Message message) {}

    @Override
    public void failed(Message message, Throwable cause) {}
  }
}
