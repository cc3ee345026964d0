package io.brokerbench.scenario;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.Footprint;
import io.brokerbench.broker.Topic;
import io.brokerbench.broker.TopicSpec;
import io.brokerbench.measure.Account;
import io.brokerbench.measure.LatencyRecorder;
import io.brokerbench.measure.Ledger;
import io.brokerbench.measure.Search;
import io.brokerbench.workload.MessageFormat;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What every trial on a broker stands on: the broker, purged of everything of ours; fresh topics,
 * proved empty; and the ledger of what happens on them. At its end the broker's own count is the
 * witness.
 */
final class Testbed {
  private static final Duration SEARCH = Duration.ofSeconds(30);

  /** So that who calls again and again after a standstill costs nothing. */
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final Broker broker;
  private final Setting setting;
  private final long trial = ThreadLocalRandom.current().nextLong();
  private final List<Topic> topics;
  private final Map<String, LatencyRecorder> latencies;
  private final Ledger ledger;
  private final Set<String> problems = Collections.synchronizedSet(new LinkedHashSet<>());
  private final AtomicBoolean publicationFailed = new AtomicBoolean();
  private volatile @Nullable String refusal;
  private volatile boolean standstill;
  private @Nullable String searchFailure;
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

  /** Notes that something went wrong that no count shows, once; for any thread. */
  void problem(String problem) {
    problems.add(problem);
  }

  /** Notes a failure, of a broker or of its client; for any thread. */
  void problem(RuntimeException failure) {
    problem(words(failure));
  }

  private static String words(RuntimeException failure) {
    return String.valueOf(failure instanceof BrokerException ? failure.getMessage() : failure);
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

  /** Notes that it does nothing any more, because of a failure; for any thread. */
  void standstill(RuntimeException failure) {
    standstill(words(failure));
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

  /**
   * Notes that a message could not be published; only the first reason is kept. After something
   * else has gone wrong that is a consequence, and one of the problems. For any thread.
   */
  void publicationFailed(Throwable cause) {
    if (!publicationFailed.get() && publicationFailed.compareAndSet(false, true)) {
      if (problems.isEmpty()) {
        refusal = String.valueOf(cause);
      } else {
        problem("after that a message could not be published: " + cause);
      }
    }
  }

  /**
   * Does what a broker may fail at; then that is a problem, and the trial goes on with its account.
   *
   * @return whether it was done
   */
  boolean attempt(Runnable action) {
    try {
      action.run();
      return true;
    } catch (RuntimeException e) {
      problem(e);
      return false;
    }
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
        long removed = broker.browse(topics, SEARCH, search::found);
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
      attempt(before);
      searchFailure = null;
      seekMissing();
      noteUnsought();
      Answers answers = new Answers();
      if (searchFailure == null) { // Who could not be read has no answers either.
        attempt(answers::ask);
      }
      attempt(closing);
      attempt(broker::purge);
      outcome =
          new Outcome(
              ledger.account(),
              refusal,
              answers.footprint,
              answers.config,
              metrics,
              copyOfProblems());
    }
    return outcome;
  }

  private List<String> copyOfProblems() {
    synchronized (problems) {
      return List.copyOf(problems);
    }
  }

  private void noteUnsought() {
    long unsought = ledger.account().unsought();
    if (unsought > 0) {
      problem(
          unsought
              + " acknowledged messages were not delivered, and could not be looked for: "
              + (searchFailure == null
                  ? "the broker keeps only so much, and has removed what is as old as they are"
                  : searchFailure));
    }
  }

  /** What the broker answers; after the first question that it doesn't, no other is asked. */
  private final class Answers {
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
      problem(
          "The broker has stored "
              + appended
              + " messages, having acknowledged "
              + account.acknowledged()
              + " of this trial.");
    }
  }
}
