package io.brokerbench.runin;

import java.time.Duration;

/** What is run in, in stretches, and measured later. */
public interface Workload {
  /**
   * Does for about so long what is measured later; blocks until that is accounted for.
   *
   * @param atLeast how long; what was begun is ended
   */
  Stretch stretch(Duration atLeast) throws InterruptedException;
}
