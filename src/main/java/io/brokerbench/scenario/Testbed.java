package io.brokerbench.scenario;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.Footprint;
import io.brokerbench.broker.Topic;
import io.brokerbench.broker.TopicSpec;
import io.brokerbench.measure.Account;
import io.brokerbench.measure.LatencyRecorder;
import io.brokerbench.measure.Ledger;
import io.brokerbench.workload.MessageFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What every trial on a broker stands on: the broker, purged of everything of ours; fresh topics,
 * proved empty; and the ledger of what happens on them. At its end the broker's own count is the
 * witness.
 */
final class Testbed {
  /** So that who calls again and again after a standstill costs nothing. */
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final Broker broker;
  private final Setting setting;
  private final long trial = ThreadLocalRandom.current().nextLong();
  private final List<Topic> topics;
  private final Map<String, LatencyRecorder> latencies;
  private final Ledger ledger;
  private final List<String> problems = Collections.synchronizedList(new ArrayList<>());
  private final AtomicReference<@Nullable String> refusal = new AtomicReference<>();
  private volatile boolean standstill;
  private @Nullable Outcome outcome;

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
    this.latencies = Map.of("ack", ackLatency, "e2e", endToEndLatency);
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
  Map<String, LatencyRecorder> latencies() {
    return latencies;
  }

  /** Only one of them. */
  Map<String, LatencyRecorder> latencies(String name) {
    return Map.of(name, Objects.requireNonNull(latencies.get(name)));
  }

  /** Writes the messages of one topic's publisher; for one thread. */
  MessageFormat.Writer writer(int topic) {
    return new MessageFormat.Writer(trial, topic, setting.payloadBytes());
  }

  /** Notes that something went wrong that no count shows; for any thread. */
  void problem(String problem) {
    problems.add(problem);
  }

  /** The same for a broker's failure. */
  void problem(BrokerException failure) {
    problem(String.valueOf(failure.getMessage()));
  }

  /**
   * Notes that the broker, or the client's connection to it, does nothing any more: what is asked
   * of it would only cost one deadline after the other. For any thread.
   */
  void standstill(String problem) {
    if (!standstill) {
      standstill = true;
      problem(problem);
    }
  }

  /**
   * Whether there is nothing left to do but to take the account; if so, blocks for a moment, since
   * JMH goes on calling until its time is over.
   */
  boolean standsStill() {
    if (standstill) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return standstill;
  }

  /** Notes that a message could not be published; only the first reason is kept. For any thread. */
  void publicationFailed(Throwable cause) {
    refusal.compareAndSet(null, String.valueOf(cause));
  }

  /**
   * Compares the ledger with the broker's own count, asks the broker what it holds of ours, closes
   * the trial's parts, and purges the broker. Called again, it only gives the same outcome.
   *
   * @param before has to be done before anything is compared
   * @param closing closes whatever the trial still has open
   */
  Outcome finish(Runnable before, Runnable closing) {
    return finish(before, closing, List.of());
  }

  /**
   * The same, with metrics of the trial as a whole.
   *
   * @param metrics what the trial came to beside its account
   */
  Outcome finish(Runnable before, Runnable closing, List<Metric> metrics) {
    if (outcome == null) {
      Footprint footprint = null;
      before.run();
      try {
        compareWithStored();
        footprint = broker.footprint();
      } catch (BrokerException e) {
        problem(e);
      }
      closing.run();
      outcome =
          new Outcome(
              ledger.account(),
              refusal.get(),
              footprint,
              broker.effectiveConfig(),
              metrics,
              List.copyOf(problems));
      broker.purge();
    }
    return outcome;
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
