package io.brokerbench.benchmarks;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.ForkFailure;
import io.brokerbench.broker.Storage;
import io.brokerbench.broker.spi.Drivers;
import io.brokerbench.measure.LatencyRecorder;
import io.brokerbench.runin.RunIn;
import io.brokerbench.scenario.BrokerTrial;
import io.brokerbench.scenario.Setting;
import io.brokerbench.scenario.TrialOutcome;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A connection to the broker, and the trial on it, for as long as JMH's trial lasts: what the
 * states of all benchmarks on a broker share.
 *
 * @param <T> the kind of trial
 */
@State(Scope.Benchmark)
@NullUnmarked // JMH fills the fields before it calls anything.
public abstract class TrialState<T extends BrokerTrial> {
  /** The broker under test, by the name of its driver; the launcher knows which there are. */
  @Param(Drivers.DEFAULTS)
  public String broker;

  /** What an acknowledged message survives. */
  @Param("MEMORY")
  public Durability durability;

  /** How many servers keep each message. */
  @Param("1")
  public int replicas;

  /** Which of the servers that the command line names; the launcher starts it. */
  @Param("default")
  public String server;

  /** How long the workload is run before it is measured: AUTO, NONE, or a time. */
  @Param(RunIn.AUTO)
  public String runIn;

  private Broker connection;
  private T trial;

  /** Opens the trial, which purges the broker and leaves fresh topics. */
  abstract T open(Broker connection);

  /** Connects, opens the trial, and runs it in. */
  @Setup(Level.Trial)
  public final void open() throws InterruptedException {
    ForkFailure.inWords(this::openAndRunIn);
  }

  private void openAndRunIn() throws InterruptedException {
    RunIn asked =
        RunIn.parse(runIn)
            .orElseThrow(
                () -> new IllegalArgumentException("runIn is " + RunIn.ALLOWED + ", not " + runIn));
    connection = connect();
    try {
      trial = open(connection);
      TrialExchange.opened(trial);
      TrialExchange.ranIn(asked.of(trial));
    } catch (RuntimeException | InterruptedException e) {
      // JMH tears down nothing whose set-up failed, and waits for threads that are left.
      closeAfter(e);
      throw e;
    }
    // What was taken meanwhile isn't measured.
    trial.latencies().values().forEach(LatencyRecorder::intervals);
  }

  private void closeAfter(Exception failure) {
    try {
      connection.close();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  /** What the trial asks of its broker. */
  abstract Setting setting();

  /** How the broker is to keep messages. */
  Storage storage() {
    return new Storage(durability, replicas);
  }

  /** A new connection to the broker. */
  Broker connect() {
    return Drivers.connect(Drivers.endpointOf(Drivers.named(broker).kind()));
  }

  /** Takes the account, and leaves nothing on the broker or in this JVM. */
  @TearDown(Level.Trial)
  public final void close() throws InterruptedException {
    drive(
        open -> {
          TrialOutcome outcome = open.finish();
          TrialExchange.finished(outcome); // before anything that can fail
          try {
            connection.close();
          } catch (RuntimeException e) {
            TrialExchange.finished(
                outcome.with("The connection was not closed: " + e.getMessage()));
          }
        });
  }

  /** What a benchmark or a fixture does with a trial, and learns from it. */
  @FunctionalInterface
  interface Question<T, R> {
    R of(T trial) throws InterruptedException;
  }

  /** What a benchmark or a fixture does with a trial, where there is nothing to learn. */
  @FunctionalInterface
  interface Operation<T> {
    void on(T trial) throws InterruptedException;
  }

  /**
   * Does something with the open trial and gives what it says. What is done with a trial goes
   * through here: what fails leaves the fork in words.
   */
  final <R> R ask(Question<T, R> question) throws InterruptedException {
    try {
      return question.of(trial);
    } catch (RuntimeException | Error e) { // Neither lambda nor object for each message.
      throw ForkFailure.of(e);
    }
  }

  /** Does something with the open trial; a failure leaves the fork in words. */
  final void drive(Operation<T> operation) throws InterruptedException {
    try {
      operation.on(trial);
    } catch (RuntimeException | Error e) {
      throw ForkFailure.of(e);
    }
  }

  /** The open trial. */
  public T trial() {
    return trial;
  }
}
