package io.brokerbench.crosscheck;

/** A side gave no number. The message is for the user. */
final class NotMeasuredException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotMeasuredException(String message) {
    super(message);
  }
}
