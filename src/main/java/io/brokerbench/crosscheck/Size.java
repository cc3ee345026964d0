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
record Size(int published, int backlog, int warmUps, int passes, String iteration) {
  /** A second or so for each pass on two cores. */
  static final Size KAFKA = new Size(500_000, 1_000_000, 3, 3, "1s");

  /** The same, where messages are slower. */
  static final Size NATS = new Size(100_000, 200_000, 3, 3, "1s");

  /** How often a reference does its work in one JVM. */
  int allPasses() {
    return warmUps + passes;
  }
}
