package io.brokerbench.console;

/** The run can't be made here and now, whatever its options. The message is for the user. */
public final class UnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a message for the user. */
  public UnavailableException(String message) {
    super(message);
  }
}
