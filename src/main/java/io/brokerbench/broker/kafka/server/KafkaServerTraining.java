package io.brokerbench.broker.kafka.server;

/**
 * A {@link KafkaServerMain} that ends as soon as it is ready: its JVM then has loaded what a start
 * needs, and writes the list of it.
 */
public final class KafkaServerTraining {
  private KafkaServerTraining() {}

  /** Takes what {@link KafkaServerMain} takes. */
  public static void main(String[] args) {
    KafkaServerMain.main(args);
    System.exit(0); // not halted: a list that isn't closed lacks its end
  }
}
