package io.brokerbench.broker;

import java.time.Duration;

/**
 * How long somebody who may never answer is waited for: as usual, unless the system property
 * {@value #PROPERTY} of this JVM says otherwise.
 */
public final class Patience {
  /** The system property, in seconds. */
  public static final String PROPERTY = "brokerbench.patience";

  private Patience() {}

  /** What the property says, or else what is usual. */
  public static Duration or(Duration usual) {
    Integer seconds = Integer.getInteger(PROPERTY);
    return seconds == null ? usual : Duration.ofSeconds(seconds);
  }

  /** What is usual, or less if the property says so. */
  public static Duration atMost(Duration usual) {
    Duration patience = or(usual);
    return patience.compareTo(usual) < 0 ? patience : usual;
  }
}
