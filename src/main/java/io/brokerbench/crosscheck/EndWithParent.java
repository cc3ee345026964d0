package io.brokerbench.crosscheck;

import java.io.IOException;

/** Ends this JVM when the one that started it is gone. */
public final class EndWithParent {
  private EndWithParent() {}

  /** From now on, the end of standard input ends this JVM. */
  public static void attach() {
    Thread watcher = new Thread(EndWithParent::watch, "end-with-parent");
    watcher.setDaemon(true);
    watcher.start();
  }

  private static void watch() {
    try {
      while (System.in.read() >= 0) {
        // Nobody says anything.
      }
    } catch (IOException e) {
      // As good as its end.
    }
    Runtime.getRuntime().halt(1);
  }
}
