package io.brokerbench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.workload.MessageFormat;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static final long TRIAL = 42;
  private static final int PUBLISHERS = 2;
  private static final int KEYS = 4;

  private final LatencyRecorder ackLatency = new LatencyRecorder();
  private final LatencyRecorder endToEndLatency = new LatencyRecorder();
  private long now = 1_000;
  private @Nullable Ledger opened;
  private Ledger.@Nullable Receiver receiver;

  @Test
  void aBurstIsCompleteWhenEachMessageWasAcknowledgedAndDelivered() throws Exception {
    LedgerPage burst = open(3);
    for (int i = 0; i < 3; i++) {
      assertThat(burst.isComplete()).isFalse();
      acknowledgeAndDeliver(message(i % 2, i / 2));
    }
    assertThat(burst.awaitDelivered(Duration.ZERO)).isTrue();
    burst.published(3);
    ledger().close(burst);
    assertThat(ledger().account())
        .isEqualTo(account().published(3).acknowledged(3).delivered(3).get());
    assertThat(ledger().account().isExact()).isTrue();
  }

  @Test
  void aBurstIsSettledWhenEachMessageWasDeliveredOrHasFailed() throws Exception {
    LedgerPage burst = open(3);
    acknowledgeAndDeliver(message(0, 0));
    ledger().refused(message(1, 0));
    ledger().refused(message(1, 0));
    assertThat(burst.isSettled()).isFalse();
    burst.withheld(1);
    assertThat(burst.isSettled()).isTrue();
    assertThat(burst.awaitDelivered(Duration.ZERO)).isTrue();
    assertThat(burst.awaitAcknowledged(Duration.ZERO)).isTrue();
    assertThat(burst.isComplete()).isFalse();
    burst.published(2);
    ledger().close(burst);
    assertThat(ledger().account())
        .isEqualTo(account().published(2).acknowledged(1).failed(2).delivered(1).get());
  }

  /** It had been stored all the same. */
  @Test
  void aDeliveryOfAMessageThatHasFailedCountsForNoOther() {
    LedgerPage burst = open(3);
    ledger().refused(message(0, 0));
    deliver(message(0, 0));
    deliver(message(1, 0));
    ledger().refused(message(1, 0));
    assertThat(burst.undelivered()).isEqualTo(1);
    burst.published(3);
    ledger().close(burst);
    assertThat(ledger().account()).isEqualTo(account().published(3).failed(3).delivered(2).get());
  }

  @Test
  void publishersShareABurstEvenWhenItDoesNotDivide() {
    LedgerPage burst = open(3);
    assertThat(burst.shareOf(0)).isEqualTo(2);
    assertThat(burst.shareOf(1)).isEqualTo(1);
  }

  @Test
  void sharesDifferByOneAtMost() {
    LedgerPage burst = new LedgerPage(0, 2, 4, 6);
    assertThat(IntStream.range(0, 4).map(burst::shareOf)).containsExactly(2, 2, 1, 1);
  }

  @Test
  void sequencesGoOnFromBurstToBurst() {
    LedgerPage first = open(4);
    ledger().close(first);
    assertThat(open(4).base()).isEqualTo(first.base() + 2);
  }

  @Test
  void whatWasAcknowledgedAndNotDeliveredIsNotLostBeforeItWasLookedFor() throws Exception {
    closeWithMissing();
    assertThat(ledger().hasUnsought()).isTrue();
    assertThat(ledger().account()).isEqualTo(missing().undelivered(2).unsought(2).get());
    assertThat(ledger().account().isExact()).isFalse();
  }

  @Test
  void whatIsNotOnTheBrokerIsLostAndWhatIsThereIsUndelivered() throws Exception {
    closeWithMissing();
    Search search = ledger().search();
    search.found(message(1, 0));
    search.end(0);
    assertThat(ledger().hasUnsought()).isFalse();
    assertThat(ledger().account()).isEqualTo(missing().lost(1).undelivered(1).get());
  }

  @Test
  void aSearchThatDidNotComeToItsEndKnowsOnlyWhatItFound() throws Exception {
    closeWithMissing();
    ledger().search().found(message(1, 0));
    assertThat(ledger().account()).isEqualTo(missing().undelivered(2).unsought(1).get());
  }

  @Test
  void aLaterSearchFindsWhatAnEarlierOneDidNot() throws Exception {
    closeWithMissing();
    ledger().search().end(0);
    assertThat(ledger().account().lost()).isEqualTo(2);
    Search again = ledger().search();
    again.found(message(1, 0));
    again.end(0);
    assertThat(ledger().account()).isEqualTo(missing().lost(1).undelivered(1).get());
  }

  /** Of publisher 1 the broker holds nothing, of publisher 0 what is later than the missing one. */
  @Test
  void whatMayHaveBeenRemovedByRetentionIsNotCalledLost() throws Exception {
    closeWithMissing();
    LedgerPage next = open(4);
    Search search = ledger().search();
    search.found(message(0, next.base()));
    search.end(1);
    assertThat(ledger().account()).isEqualTo(missing().undelivered(2).unsought(2).get());
  }

  @Test
  void whatIsLaterThanTheOldestThatIsHeldOfItsPublisherIsLost() throws Exception {
    closeWithMissing();
    Search search = ledger().search();
    search.found(message(0, 0));
    search.end(1);
    assertThat(ledger().account()).isEqualTo(missing().lost(1).undelivered(1).unsought(1).get());
  }

  @Test
  void othersMessagesAndChangedOnesAreNotFound() throws Exception {
    closeWithMissing();
    Search search = ledger().search();
    byte[] changed = message(1, 0);
    changed[changed.length - 1] ^= 1;
    search.found(changed);
    search.found(new MessageFormat.Writer(TRIAL + 1, 1, 108).write(1, 0, now));
    search.found(new byte[5]);
    search.end(0);
    assertThat(ledger().account().lost()).isEqualTo(2);
  }

  @Test
  void aMessageThatWasFoundAndComesLateIsNoDuplicate() throws Exception {
    closeWithMissing();
    ledger().search().found(message(1, 0));
    assertThat(deliver(message(1, 0))).isEqualTo(Receipt.LATE);
    assertThat(ledger().account().duplicated()).isZero();
  }

  /** Of a burst of four, messages 1 of publisher 0 and 0 of publisher 1; the last is refused. */
  private void closeWithMissing() throws InterruptedException {
    LedgerPage burst = open(4);
    acknowledgeAndDeliver(message(0, 0));
    ledger().acknowledged(message(0, 1));
    ledger().acknowledged(message(1, 0));
    assertThat(burst.awaitDelivered(Duration.ZERO)).isFalse();
    burst.published(4);
    ledger().close(burst);
  }

  private static AccountBuilder missing() {
    return account().published(4).acknowledged(3).failed(1).delivered(1);
  }

  @Test
  void aSecondDeliveryIsADuplicateAndCountsForNothingElse() {
    LedgerPage burst = open(1);
    byte[] message = message(0, 0);
    acknowledgeAndDeliver(message);
    assertThat(deliver(message)).isEqualTo(Receipt.DUPLICATE);
    ledger().close(burst);
    assertThat(ledger().account().duplicated()).isEqualTo(1);
    assertThat(ledger().account().delivered()).isEqualTo(1);
    assertThat(endToEndLatency.intervals().get(0).getTotalCount()).isEqualTo(1);
  }

  @Test
  void aSecondAcknowledgementCountsForNothing() {
    LedgerPage burst = open(2);
    ledger().acknowledged(message(0, 0));
    ledger().acknowledged(message(0, 0));
    ledger().close(burst);
    assertThat(ledger().account().acknowledged()).isEqualTo(1);
  }

  @Test
  void aDeliveryOfAnEarlierCompleteBurstIsADuplicate() {
    LedgerPage burst = open(1);
    byte[] message = message(0, 0);
    acknowledgeAndDeliver(message);
    ledger().close(burst);
    open(1);
    assertThat(deliver(message)).isEqualTo(Receipt.DUPLICATE);
  }

  @Test
  void aDeliveryAfterItsBurstWasGivenUpIsLateOnceAndThenADuplicate() {
    LedgerPage burst = open(1);
    byte[] message = message(0, 0);
    ledger().acknowledged(message);
    ledger().close(burst);
    open(1);
    assertThat(deliver(message)).isEqualTo(Receipt.LATE);
    assertThat(deliver(message)).isEqualTo(Receipt.DUPLICATE);
    ledger().search().end(0);
    assertThat(ledger().account().lost()).isZero();
    assertThat(ledger().account().undelivered()).isEqualTo(1);
    assertThat(ledger().account().late()).isEqualTo(1);
    assertThat(ledger().account().duplicated()).isEqualTo(1);
  }

  @Test
  void aMessageOfAnotherTrialIsResidue() {
    LedgerPage burst = open(1);
    byte[] foreign = new MessageFormat.Writer(TRIAL + 1, 0, 108).write(0, 0, now);
    assertThat(deliver(foreign)).isEqualTo(Receipt.RESIDUE);
    assertThat(burst.isComplete()).isFalse();
    assertThat(ledger().account().residue()).isEqualTo(1);
  }

  @Test
  void aChangedByteIsCorruption() {
    open(1);
    byte[] message = message(0, 0);
    for (int i = 0; i < message.length; i++) {
      message[i] ^= 1;
      assertThat(deliver(message)).isEqualTo(Receipt.CORRUPTED);
      message[i] ^= 1;
    }
    assertThat(ledger().account().corrupted()).isEqualTo(message.length);
    assertThat(deliver(message)).isEqualTo(Receipt.FIRST);
  }

  @Test
  void bytesTooShortForAHeaderAreCorruption() {
    open(1);
    assertThat(deliver(new byte[5])).isEqualTo(Receipt.CORRUPTED);
  }

  @Test
  void anEarlierMessageOfAKeyAfterALaterOneIsReordered() {
    LedgerPage burst = open(4);
    deliver(message(0, 1));
    deliver(message(0, 0));
    deliver(message(1, 0));
    deliver(message(1, 1));
    ledger().close(burst);
    assertThat(ledger().account().reordered()).isEqualTo(1);
    assertThat(ledger().account().delivered()).isEqualTo(4);
  }

  @Test
  void latenciesAreThoseOfTheClockAndZeroIsKept() {
    open(2);
    byte[] message = message(0, 0);
    ledger().acknowledged(message);
    now += 700;
    deliver(message);
    assertThat(ackLatency.intervals().get(0).getMaxValue()).isZero();
    assertThat(endToEndLatency.intervals().get(0).getMaxValue()).isEqualTo(700);
  }

  @Test
  void aBurstEndsWhenItsDeliveriesWereSettledAndHasTheirLatenciesThen() throws Exception {
    LedgerPage burst = open(3);
    Ledger.Receiver worker = ledger().receiver();
    for (int i = 0; i < 3; i++) {
      ledger().acknowledged(message(i % 2, i / 2));
      assertThat(worker.delivered(message(i % 2, i / 2))).isEqualTo(Receipt.FIRST);
    }
    assertThat(burst.undelivered()).isEqualTo(3);
    assertThat(endToEndLatency.intervals()).isEmpty();
    worker.settle();
    worker.settle();
    assertThat(burst.awaitDelivered(Duration.ZERO)).isTrue();
    assertThat(burst.isComplete()).isTrue();
    assertThat(endToEndLatency.intervals().get(0).getTotalCount()).isEqualTo(3);
  }

  @Test
  void deliveriesOfTwoBurstsInARowAreSettledForEach() {
    LedgerPage first = open(1);
    LedgerPage second = open(1);
    Ledger.Receiver worker = ledger().receiver();
    worker.delivered(message(0, first.base()));
    worker.delivered(message(0, second.base()));
    worker.settle();
    assertThat(first.undelivered()).isZero();
    assertThat(second.undelivered()).isZero();
  }

  @Test
  void moreDeliveriesInARowThanAreKeptBackAreSettledInBetween() {
    LedgerPage burst = open(1_000);
    Ledger.Receiver worker = ledger().receiver();
    for (int i = 0; i < 500; i++) {
      worker.delivered(message(0, i));
    }
    assertThat(burst.undelivered()).isBetween(501, 999);
    worker.settle();
    assertThat(burst.undelivered()).isEqualTo(500);
    assertThat(endToEndLatency.intervals().get(0).getTotalCount()).isEqualTo(500);
  }

  @Test
  void aDeliveryThatIsSettledAfterItsBurstWasGivenUpWasDelivered() {
    LedgerPage burst = open(1);
    byte[] message = message(0, 0);
    ledger().acknowledged(message);
    Ledger.Receiver worker = ledger().receiver();
    worker.delivered(message);
    burst.published(1);
    ledger().close(burst);
    worker.settle();
    assertThat(ledger().account())
        .isEqualTo(account().published(1).acknowledged(1).delivered(1).get());
  }

  @Test
  void aLatencyOutOfRangeIsKeptAtTheEndOfTheRange() {
    open(1);
    byte[] message = message(0, 0);
    now += Duration.ofDays(2).toNanos();
    deliver(message);
    assertThat(endToEndLatency.intervals().get(0).getTotalCount()).isEqualTo(1);
  }

  /** All bursts of a ledger have as many messages as the first. */
  private LedgerPage open(int messages) {
    if (opened == null) {
      opened =
          new Ledger(TRIAL, PUBLISHERS, KEYS, messages, () -> now, ackLatency, endToEndLatency);
      receiver = opened.receiver();
    }
    return opened.open();
  }

  /** Each delivery by itself, as on a worker that has nothing more to do. */
  private Receipt deliver(byte[] message) {
    Ledger.Receiver open = Objects.requireNonNull(receiver);
    Receipt receipt = open.delivered(message);
    open.settle();
    return receipt;
  }

  private Ledger ledger() {
    return Objects.requireNonNull(opened);
  }

  private void acknowledgeAndDeliver(byte[] message) {
    ledger().acknowledged(message);
    assertThat(deliver(message)).isEqualTo(Receipt.FIRST);
  }

  private byte[] message(int publisher, long sequence) {
    return new MessageFormat.Writer(TRIAL, publisher, 108).write(publisher, sequence, now);
  }

  private static AccountBuilder account() {
    return new AccountBuilder();
  }

  private static final class AccountBuilder {
    private long published;
    private long acknowledged;
    private long failed;
    private long delivered;
    private long lost;
    private long undelivered;
    private long unsought;

    AccountBuilder published(long count) {
      published = count;
      return this;
    }

    AccountBuilder acknowledged(long count) {
      acknowledged = count;
      return this;
    }

    AccountBuilder failed(long count) {
      failed = count;
      return this;
    }

    AccountBuilder delivered(long count) {
      delivered = count;
      return this;
    }

    AccountBuilder lost(long count) {
      lost = count;
      return this;
    }

    AccountBuilder undelivered(long count) {
      undelivered = count;
      return this;
    }

    AccountBuilder unsought(long count) {
      unsought = count;
      return this;
    }

    Account get() {
      return new Account(
          published, acknowledged, failed, delivered, lost, undelivered, unsought, 0, 0, 0, 0, 0);
    }
  }
}
