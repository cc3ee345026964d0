package io.brokerbench.provision.external;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.RunNames;
import io.brokerbench.broker.Storage;
import io.brokerbench.broker.TopicSpec;
import io.brokerbench.broker.spi.Drivers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A run's time on servers that others use too. While it lasts, a mark says so to other runs, which
 * then leave alone what is this one's; at its begin what runs have left that are over is removed,
 * and at its end all that is this run's.
 *
 * <p>Two runs that are there together both know it: whoever came later has its own mark there
 * before it looks, sees the other's, and leaves a note for it.
 */
final class Presence implements AutoCloseable {
  /** Renewed so often that a renewal may fail, and clocks may be minutes apart. */
  static final Duration LEASE = Duration.ofMinutes(10);

  private static final Duration RENEWAL = LEASE.dividedBy(3);

  private final Endpoint endpoint;
  private final String run;
  private final Storage storage;
  private final InstantSource clock;
  private final Set<String> met = new TreeSet<>();
  private final ScheduledExecutorService renewals =
      Executors.newSingleThreadScheduledExecutor(Presence::thread);
  private final List<String> unclaimed = new ArrayList<>();

  private Presence(Endpoint endpoint, String run, Storage storage, InstantSource clock) {
    this.endpoint = endpoint.with(RunNames.ALL);
    this.run = run;
    this.storage = storage;
    this.clock = clock;
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "brokerbench-lease");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Begins; nothing of the run is on the servers then but its mark.
   *
   * @param storage how the run keeps its messages, and so its mark
   * @throws BrokerException if a server doesn't do as asked
   */
  static Presence begin(Endpoint endpoint, String run, Storage storage, InstantSource clock) {
    Presence presence = new Presence(endpoint, run, storage, clock);
    try (Broker broker = presence.connect()) {
      presence.mark(broker);
      presence.lookAround(broker);
    } catch (BrokerException e) {
      presence.endInSpiteOf(e);
      throw e;
    }
    var unused =
        presence.renewals.scheduleWithFixedDelay(
            presence::renewOrLetBe, RENEWAL.toSeconds(), RENEWAL.toSeconds(), TimeUnit.SECONDS);
    return presence;
  }

  /** Tries to leave nothing, also if the failure is that this thread was interrupted. */
  private void endInSpiteOf(BrokerException failure) {
    boolean interrupted = Thread.interrupted();
    try {
      close();
    } catch (BrokerException e) {
      failure.addSuppressed(e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private Broker connect() {
    return Drivers.connect(endpoint);
  }

  private RunMark mark(Broker broker) {
    RunMark mark = new RunMark(run, clock.instant().plus(LEASE));
    write(broker, mark.name());
    return mark;
  }

  private void write(Broker broker, String name) {
    var unused = broker.createTopics(List.of(new TopicSpec(name, 1)), storage);
  }

  private void lookAround(Broker broker) {
    Set<String> names = broker.allNames();
    SharedNames shared = SharedNames.of(names, clock.instant());
    unclaimed.addAll(shared.unknown());
    removeOrLetBe(broker, shared.stale());
    remove(broker, names, new RunNames(run)::owns); // of a fork that was ended
    for (String other : shared.living()) {
      if (!other.equals(run)) {
        met.add(other);
        leaveNote(broker, other, names);
      }
    }
  }

  /** What another user made may not be ours to remove; it is in nobody's way. */
  private void removeOrLetBe(Broker broker, List<String> stale) {
    try {
      broker.remove(stale);
    } catch (BrokerException e) {
      unclaimed.addAll(stale);
    }
  }

  private void leaveNote(Broker broker, String other, Set<String> names) {
    boolean isThere =
        names.stream()
            .filter(name -> RunNames.runOf(name).filter(other::equals).isPresent())
            .anyMatch(name -> RunMark.noteFrom(name).filter(run::equals).isPresent());
    if (!isThere) {
      write(broker, RunMark.note(other, run));
    }
  }

  private static void remove(Broker broker, Set<String> names, Predicate<String> which) {
    broker.remove(names.stream().filter(which).toList());
  }

  /** Prolongs the lease. */
  void renew() {
    try (Broker broker = connect()) {
      RunMark renewed = mark(broker);
      remove(
          broker,
          broker.allNames(),
          name ->
              RunMark.of(name)
                  .filter(mark -> mark.run().equals(run) && !mark.equals(renewed))
                  .map(mark -> mark.until().isBefore(renewed.until()))
                  .orElse(false));
    }
  }

  private void renewOrLetBe() {
    try {
      renew();
    } catch (BrokerException e) {
      // The lease lasts for another try; if the servers are gone, the fork says so.
    }
  }

  /** The ids of other runs that have been there meanwhile; complete after {@link #close}. */
  Set<String> met() {
    return Set.copyOf(met);
  }

  /** Names of the suite that no living run has, and that were left alone all the same. */
  List<String> unclaimed() {
    return List.copyOf(unclaimed);
  }

  /**
   * Ends: removes all that is the run's, its mark at last.
   *
   * @throws BrokerException if something could not be removed; its message names that
   */
  @Override
  public void close() {
    endRenewals();
    try (Broker broker = connect()) {
      Set<String> names = broker.allNames();
      Predicate<String> ours = name -> RunNames.runOf(name).filter(run::equals).isPresent();
      names.stream()
          .filter(ours)
          .flatMap(name -> RunMark.noteFrom(name).stream())
          .forEach(met::add);
      remove(broker, names, ours.and(name -> RunMark.of(name).isEmpty()));
      remove(broker, names, ours);
    }
  }

  private void endRenewals() {
    renewals.shutdown();
    try {
      // A renewal under way would leave a mark behind.
      var unused = renewals.awaitTermination(LEASE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
