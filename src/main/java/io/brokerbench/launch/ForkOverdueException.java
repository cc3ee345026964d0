package io.brokerbench.launch;

/** A fork had to be ended because its deadline had passed. The message is meant for the user. */
final class ForkOverdueException extends Exception {
  private static final long serialVersionUID = 1L;

  ForkOverdueException(ForkDeadline deadline, Exception consequence) {
    super(deadline.exceeded(), consequence);
  }
}
