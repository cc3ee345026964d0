package io.brokerbench.saturation;

/** What a fork says of its rate. */
public enum RateResult {
  /** It was carried, and fast enough. */
  PASSED,
  /** It was carried, but not fast enough. */
  SLOW,
  /** It was not carried. */
  UNSUSTAINED
}
