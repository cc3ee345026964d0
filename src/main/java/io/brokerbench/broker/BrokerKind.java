package io.brokerbench.broker;

/** The kinds of broker that the suite drives, one adapter each. */
public enum BrokerKind {
  /** Apache Kafka. */
  KAFKA,
  /** NATS JetStream. */
  NATS,
  /** A broker inside the benchmark's own JVM: the suite's ceiling, and the unit tests' broker. */
  INPROC
}
