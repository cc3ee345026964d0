package io.brokerbench.scenario;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.Footprint;
import io.brokerbench.broker.Patience;
import io.brokerbench.broker.Topic;
import io.brokerbench.broker.TopicSpec;
import io.brokerbench.measure.Account;
import io.brokerbench.measure.LatencyKind;
import io.brokerbench.measure.LatencyRecorder;
import io.brokerbench.measure.Ledger;
import io.brokerbench.measure.Search;
import io.brokerbench.workload.MessageFormat;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * What every trial on a broker stands on: the broker, purged of everything of ours; fresh topics,
 * proved empty; and the ledger of what happens on them. At its end the broker's own count is the
 * witness.
 */
final class Testbed {
  private static final Duration SEARCH = Duration.ofSeconds(30);

  private final Broker broker;
  private final Setting setting;
  private final long trial = ThreadLocalRandom.current().nextLong();
  private final List<Topic> topics;
  private final Map<LatencyKind, LatencyRecorder> latencies;
  private final Ledger ledger;
  private final Problems problems = new Problems();
  private @Nullable String searchFailure;
  private @Nullable TrialOutcome outcome;

  private Testbed(Broker broker, Setting setting, int burstMessages) {
    this.broker = broker;
    this.setting = setting;
    this.topics =
        broker.createTopics(
            TopicSpec.series(
                Long.toHexString(trial), setting.layout().topics(), setting.layout().partitions()),
            setting.storage());
    LatencyRecorder ackLatency = new LatencyRecorder();
    LatencyRecorder endToEndLatency = new LatencyRecorder();
    this.latencies =
        Map.of(LatencyKind.ACKNOWLEDGEMENT, ackLatency, LatencyKind.END_TO_END, endToEndLatency);
    this.ledger =
        new Ledger(
            trial,
            topics.size(),
            setting.layout().keys(),
            burstMessages,
            System::nanoTime,
            ackLatency,
            endToEndLatency);
  }

  /**
   * Purges the broker of everything of ours, creates the topics, and proves them empty.
   *
   * @param burstMessages how many messages each page of the ledger has
   * @throws BrokerException if the broker doesn't do as asked
   */
  static Testbed prepare(Broker broker, Setting setting, int burstMessages) {
    broker.purge();
    Testbed testbed = new Testbed(broker, setting, burstMessages);
    long appended = broker.appended(testbed.topics);
    if (appended != 0) {
      throw new BrokerException("Fresh topics hold " + appended + " messages already.");
    }
    return testbed;
  }

  Broker broker() {
    return broker;
  }

  Setting setting() {
    return setting;
  }

  List<Topic> topics() {
    return topics;
  }

  Ledger ledger() {
    return ledger;
  }

  /** {@code ack} and {@code e2e}: until the acknowledgement, and until having been handled. */
  Map<LatencyKind, LatencyRecorder> latencies() {
    return latencies;
  }

  /** Only one of them. */
  Map<LatencyKind, LatencyRecorder> latencies(LatencyKind kind) {
    return Map.of(kind, Objects.requireNonNull(latencies.get(kind)));
  }

  /** Writes the messages of one topic's publisher; for one thread. */
  MessageFormat.Writer writer(int topic) {
    return new MessageFormat.Writer(trial, topic, setting.payloadBytes());
  }

  /** What goes wrong beside its messages. */
  Problems problems() {
    return problems;
  }

  /**
   * Looks for messages that were acknowledged and not delivered, if there are any: blocks until the
   * broker was read, for half a minute at most. To be called before the broker may remove them. A
   * broker that couldn't be read is asked again only when the trial is finished.
   */
  void seekMissing() {
    if (searchFailure == null && ledger.hasUnsought()) {
      Search search = ledger.search();
      try {
        long removed = broker.browse(topics, Patience.atMost(SEARCH), search::found);
        // What isn't bounded is removed only by us, after it was looked for.
        search.end(setting.storage().isBounded() ? removed : 0);
      } catch (RuntimeException e) {
        searchFailure = String.valueOf(e.getMessage());
      }
    }
  }

  /**
   * Takes the account, and then asks the broker what it has stored and holds of ours, closes the
   * trial's parts, and purges the broker: what fails of that is a problem. Called again, it only
   * gives the same outcome.
   *
   * @param before has to be done before the account is taken
   * @param closing closes whatever the trial still has open
   */
  TrialOutcome finish(Runnable before, Runnable closing) {
    return finish(before, closing, List.of());
  }

  /**
   * Ends the trial and accounts for it, with metrics of the trial as a whole.
   *
   * @param metrics what the trial came to beside its account
   */
  TrialOutcome finish(Runnable before, Runnable closing, List<Metric> metrics) {
    if (outcome == null) {
      problems.attempt(before);
      searchFailure = null;
      seekMissing();
      noteUnsought();
      BrokerAnswers answers = new BrokerAnswers();
      if (searchFailure == null) { // Who could not be read has no answers either.
        problems.attempt(answers::ask);
      }
      problems.attempt(closing);
      problems.attempt(broker::purge);
      outcome =
          new TrialOutcome(
              ledger.account(),
              problems.refusal(),
              answers.footprint,
              answers.config,
              metrics,
              problems.toList());
    }
    return outcome;
  }

  private void noteUnsought() {
    long unsought = ledger.account().unsought();
    if (unsought > 0) {
      problems.add(
          unsought
              + " acknowledged messages were not delivered, and could not be looked for: "
              + (searchFailure == null
                  ? "the broker keeps only so much, and has removed what is as old as they are"
                  : searchFailure));
    }
  }

  /** What the broker answers; after the first question that it doesn't, no other is asked. */
  private final class BrokerAnswers {
    private @Nullable Footprint footprint;
    private Map<String, String> config = Map.of();

    void ask() {
      compareWithStored();
      footprint = broker.footprint();
      config = broker.effectiveConfig();
    }
  }

  private void compareWithStored() {
    long appended = broker.appended(topics);
    Account account = ledger.account();
    if (appended != account.acknowledged() + account.residue()) {
      problems.add(
          "The broker has stored "
              + appended
              + " messages, having acknowledged "
              + account.acknowledged()
              + " of this trial.");
    }
  }
}
