package io.brokerbench.regression;

/** Two runs whose comparison would mislead. The message is for the user. */
public final class IncomparableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  IncomparableException(String message) {
    super(message);
  }
}
