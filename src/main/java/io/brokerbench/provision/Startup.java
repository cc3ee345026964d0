package io.brokerbench.provision;

import io.brokerbench.broker.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Starts a broker by its recipe and proves it ready: the broker itself has written down where it
 * answers, and a client has been there and met this broker and no other.
 */
final class Startup {
  private static final Duration POLL = Duration.ofMillis(5);

  private final Duration deadline;
  private final RoundTrip roundTrip;

  Startup(Duration deadline, RoundTrip roundTrip) {
    this.deadline = deadline;
    this.roundTrip = roundTrip;
  }

  /** A client's way to a broker and back. */
  interface RoundTrip {
    /** Throws if nothing answers, or another broker than the endpoint names. */
    void prove(Endpoint endpoint);
  }

  RunningBroker start(BrokerRecipe recipe, Path folder, Path log) {
    ChildProcess child;
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      child = ChildProcess.start(folder, recipe.configuration(folder), recipe.command(folder), log);
    } catch (IOException e) {
      throw new ProvisionException(
          recipe.description() + " could not be started: " + e.getMessage(), e);
    }
    try {
      return prove(recipe, child, log);
    } catch (Throwable e) {
      try {
        child.close();
      } catch (RuntimeException suppressed) {
        e.addSuppressed(suppressed);
      }
      throw e;
    }
  }

  private RunningBroker prove(BrokerRecipe recipe, ChildProcess child, Path log) {
    BrokerRecipe.Ready ready = awaitReady(recipe, child, log);
    Endpoint endpoint =
        new Endpoint(
            recipe.kind(),
            ready.address(),
            String.valueOf(child.folder().getFileName()),
            ready.monitor());
    try {
      roundTrip.prove(endpoint);
    } catch (RuntimeException e) {
      throw failure(
          recipe,
          "says that it is ready at " + ready.address() + ", but: " + e.getMessage(),
          log,
          e);
    }
    if (!child.isAlive()) {
      throw failure(recipe, "ended right after it had become ready", log, null);
    }
    return new LocalBroker(child, endpoint, ready.version());
  }

  private BrokerRecipe.Ready awaitReady(BrokerRecipe recipe, ChildProcess child, Path log) {
    long start = System.nanoTime();
    try {
      while (!child.awaitExit(POLL)) {
        BrokerRecipe.Ready ready = read(recipe, child.folder(), log);
        if (ready != null) {
          return ready;
        }
        if (System.nanoTime() - start > deadline.toNanos()) {
          throw failure(
              recipe,
              "was not ready within "
                  + deadline.toMillis() / 1000.0
                  + " s. If the machine is busy with something else, let it finish and try again",
              log,
              null);
        }
      }
      throw failure(
          recipe, "ended with status " + child.exitStatus() + " before it was ready", log, null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure(recipe, "was given up: the start was interrupted", log, e);
    }
  }

  private static BrokerRecipe.@Nullable Ready read(BrokerRecipe recipe, Path folder, Path log) {
    try {
      return recipe.ready(folder);
    } catch (IOException | RuntimeException e) {
      throw failure(recipe, "wrote something wrong of where it answers: " + e.getMessage(), log, e);
    }
  }

  private static ProvisionException failure(
      BrokerRecipe recipe, String what, Path log, @Nullable Throwable cause) {
    String message = recipe.description() + " " + what + ".\n" + LogTail.of(log);
    return cause == null ? new ProvisionException(message) : new ProvisionException(message, cause);
  }
}
