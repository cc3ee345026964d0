package io.brokerbench.broker;

import org.jspecify.annotations.Nullable;

/** A broker, or its client, could not do what was asked. The message is meant for the user. */
public class BrokerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a message that says what was asked and what to do. */
  public BrokerException(String message) {
    super(message);
  }

  /** With a message that says what was asked, and the client's own failure. */
  public BrokerException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
