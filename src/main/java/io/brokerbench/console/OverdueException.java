package io.brokerbench.console;

/** Something had to be ended because its deadline had passed. The message is meant for the user. */
public final class OverdueException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * With what went wrong because of that.
   *
   * @param message how long it had, and what it had that for
   */
  public OverdueException(String message, Exception consequence) {
    super(message, consequence);
  }
}
