package io.brokerbench.crosscheck;

/**
 * How much is measured each time.
 *
 * @param published messages that a reference publishes in a pass
 * @param backlog messages that wait to be read, by either side, in a pass
 * @param warmUps passes, or JMH's iterations, until a JVM is warm
 * @param passes passes, or JMH's iterations, that count
 * @param iteration how long one of JMH's iterations is where it isn't a backlog, as JMH has it
 */
public record Size(int published, int backlog, int warmUps, int passes, String iteration) {
  /** How often a reference does its work in one JVM. */
  public int allPasses() {
    return warmUps + passes;
  }
}
