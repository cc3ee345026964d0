package io.brokerbench.cli;

/** What this program's exit status means, to scripts above all. */
enum ExitStatus {
  /** Every requested row was measured and is valid. */
  OK(0),
  /** A row is missing or invalid. */
  INVALID(1),
  /** What was asked for can't be run; nothing was started. */
  USAGE(2),
  /** A broker could not be provided. */
  UNAVAILABLE(3);

  private final int code;

  ExitStatus(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
