package io.brokerbench.export;

/** A run doesn't fit where it is to go. The message says why, and what to do. */
public final class ExportException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ExportException(String message) {
    super(message);
  }
}
