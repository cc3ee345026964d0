package io.brokerbench.crosscheck;

/** One of the two ways in which a work is done. */
public interface Implementation {
  /**
   * Does the work once, in a fresh JVM and on fresh topics, of which nothing is left afterwards.
   *
   * @return messages a second, once that JVM is warm
   * @throws NotMeasuredException if there is no such number; says why
   * @throws InterruptedException if it is to stop
   */
  double measure() throws InterruptedException;
}
