package io.brokerbench.console;

/**
 * What was asked for can't be run. The message is for the user: what was given, what is allowed,
 * and what was probably meant.
 */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a message for the user. */
  public UsageException(String message) {
    super(message);
  }
}
