package io.brokerbench.crosscheck;

/** A side gave no number. The message is for the user. */
final class NotMeasuredException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  NotMeasuredException(String reason) {
    super(reason);
    this.reason = reason;
  }

  /** Why there is no number. */
  String reason() {
    return reason;
  }
}
