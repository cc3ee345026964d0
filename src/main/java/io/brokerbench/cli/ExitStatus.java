package io.brokerbench.cli;

import io.brokerbench.crosscheck.CrosscheckOutcome;
import io.brokerbench.plan.RunOutcome;
import io.brokerbench.regression.Gate;

/** What this program's exit status means, to scripts above all. */
enum ExitStatus {
  /** Every requested row was measured and is valid; or nothing regressed. */
  OK(0),
  /** A row is missing or invalid, or regressed, or misses what is required of it. */
  INVALID(1),
  /** What was asked for can't be run; nothing was started. */
  USAGE(2),
  /** No broker, no answer, no judgement; or results that aren't where they belong. */
  UNAVAILABLE(3),
  /** The program itself is wrong: no verdict on anything. */
  BUG(4);

  private final int code;

  ExitStatus(int code) {
    this.code = code;
  }

  /** What a run that came to this exits with. */
  static ExitStatus of(RunOutcome outcome) {
    return switch (outcome) {
      case VALID -> OK;
      case INVALID -> INVALID;
      case UNAVAILABLE, UNANSWERED, UNSAVED -> UNAVAILABLE;
    };
  }

  /** What a comparison that came to this exits with. */
  static ExitStatus of(Gate gate) {
    return switch (gate) {
      case PASSED -> OK;
      case FAILED -> INVALID;
      case UNJUDGED -> UNAVAILABLE;
    };
  }

  /** What a cross-check that came to this exits with. */
  static ExitStatus of(CrosscheckOutcome outcome) {
    return switch (outcome) {
      case HOLDS -> OK;
      case BROKEN -> INVALID;
      case UNTOLD -> UNAVAILABLE;
    };
  }

  int code() {
    return code;
  }
}
