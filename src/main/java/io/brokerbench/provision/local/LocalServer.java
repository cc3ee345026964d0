package io.brokerbench.provision.local;

import io.brokerbench.provision.LogTail;
import io.brokerbench.provision.Node;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A server in a child process of this JVM.
 *
 * @param name as in "NATS (…) server 2 of 3"
 */
record LocalServer(String name, Node node, ChildProcess child) {
  /**
   * Ends servers, all at the same time. When this returns, neither a process nor a data folder is
   * left of any.
   *
   * @throws RuntimeException the first failure; the others are suppressed
   */
  static void closeAll(List<LocalServer> servers) {
    servers.forEach(server -> server.child().end());
    RuntimeException failure = null;
    for (LocalServer server : servers) {
      try {
        server.child().close();
      } catch (RuntimeException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  boolean isAlive() {
    return child.isAlive();
  }

  /** Completes when it ends. */
  CompletableFuture<?> onEnd() {
    return child.onEnd();
  }

  /** Waits for it to end by itself; returns whether it did. */
  boolean awaitExit(Duration atMost) throws InterruptedException {
    return child.awaitExit(atMost);
  }

  /** What became of it, with the end of its log. */
  String said(String what) {
    return name + " " + what + ".\n" + LogTail.of(node.log());
  }
}
