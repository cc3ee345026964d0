package io.brokerbench.workload;

import java.time.Duration;

/** How many messages a burst has. */
public enum Scenario {
  /** 500 messages. */
  LOW(500),
  /** 2,000 messages. */
  MEDIUM(2_000),
  /** 5,000 messages. */
  HIGH(5_000),
  /** 10,000 messages. */
  EXTREME(10_000),
  /** 1,000,000 messages. */
  FLOOD(1_000_000);

  private final int messages;

  Scenario(int messages) {
    this.messages = messages;
  }

  /** Messages in a burst, over all topics. */
  public int messages() {
    return messages;
  }

  /** When a burst is given up. */
  public Duration deadline() {
    return Deadline.of(messages);
  }
}
