package io.brokerbench.provision;

import io.brokerbench.broker.Endpoint;
import java.util.concurrent.CompletableFuture;

/** A broker that was ready when it was handed out. */
public interface RunningBroker extends AutoCloseable {
  /** Where it answers, and who it is. */
  Endpoint endpoint();

  /** The server's version, as it says itself, or that it doesn't. */
  String version();

  /** Whether it still runs, with every server that it is a cluster of. */
  boolean isAlive();

  /**
   * Completes in the moment in which it ends, by itself or because it is closed, or one of its
   * servers does; never if its end can't be seen from here.
   */
  CompletableFuture<?> onEnd();

  /** Of one that isn't alive: which of its servers ended, and what they said last. */
  default String ending() {
    return "It ended.";
  }

  /**
   * Ends it at once; when this returns, no process and no data of it is left. One that wasn't
   * started stays, and only what is ours on it is gone.
   */
  @Override
  void close();
}
