package io.brokerbench.broker;

/** How a broker whose streams hold several subjects keeps topics; others don't heed it. */
public enum StreamLayout {
  /** One stream, with each topic as a subject: one ordered log for all. */
  ONE,
  /** A stream for each topic, each an ordered log of its own. */
  PER_TOPIC
}
