package io.brokerbench.provision.local;

import io.brokerbench.provision.LauncherId;
import io.brokerbench.provision.SessionScript;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A broker in a session of its own, with a data folder of its own. Nothing of it outlives this JVM,
 * however that dies: two guards, in sessions of their own, end all that carries the broker's {@link
 * BrokerMark} and remove its data when the pipe from here ends. They do so as soon as the broker
 * itself has ended, too.
 *
 * <p>Brokers are thrown away with their data, so they are killed, not asked to shut down.
 */
public final class ChildProcess implements AutoCloseable {
  /** The name of the configuration file in the data folder. */
  private static final Duration EXIT_DEADLINE = Duration.ofSeconds(10);

  private final Process broker;
  private final OwnedFolder folder;

  private ChildProcess(Process broker, OwnedFolder folder) {
    this.broker = broker;
    this.folder = folder;
  }

  /**
   * Starts a command.
   *
   * @param folder does not exist yet; the broker makes it and not this JVM, which could die in
   *     between and leave it behind
   * @param log gets standard output and standard error
   */
  public static ChildProcess start(
      Path folder, String configuration, List<String> command, Path log) throws IOException {
    OwnedFolder owned = new OwnedFolder(folder, LauncherId.current());
    ProcessBuilder builder =
        new ProcessBuilder(
            SessionScript.broker(
                Stream.concat(
                        Stream.of(folder.toString(), owned.launcher().text(), configuration),
                        command.stream())
                    .toList()));
    builder.environment().put(BrokerMark.VARIABLE, BrokerMark.of(folder));
    return new ChildProcess(
        builder.redirectErrorStream(true).redirectOutput(log.toFile()).start(), owned);
  }

  /** Whether the broker runs. */
  boolean isAlive() {
    return broker.isAlive();
  }

  /** Completes when the broker has ended. */
  CompletableFuture<?> onEnd() {
    return broker.onExit();
  }

  /** Waits for the broker to end by itself; returns whether it did. */
  public boolean awaitExit(Duration atMost) throws InterruptedException {
    return broker.waitFor(atMost.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** The status with which the broker ended. */
  int exitStatus() {
    return broker.exitValue();
  }

  /** Has the broker end, and doesn't wait for it. */
  void end() {
    try {
      broker.getOutputStream().close();
    } catch (IOException e) {
      // It has gone already.
    }
    broker.destroyForcibly();
  }

  /**
   * Ends the broker. When this returns, nothing that it started is left, nor its data folder; its
   * guards are about to go. An interrupt doesn't cut that short.
   */
  @Override
  public void close() {
    end();
    broker.onExit().completeOnTimeout(broker, EXIT_DEADLINE.toNanos(), TimeUnit.NANOSECONDS).join();
    // Not left to the guards: somebody may have killed them.
    folder.remove();
  }
}
