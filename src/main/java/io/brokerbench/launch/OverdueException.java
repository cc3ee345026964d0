package io.brokerbench.launch;

/** Something had to be ended because its deadline had passed. The message is meant for the user. */
final class OverdueException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * With what went wrong because of that.
   *
   * @param message how long it had, and what it had that for
   */
  OverdueException(String message, Exception consequence) {
    super(message, consequence);
  }
}
