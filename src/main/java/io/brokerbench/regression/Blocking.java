package io.brokerbench.regression;

/** How the forks of two sides belong together. */
public enum Blocking {
  /** Nothing is known, as of two runs: the forks of each side are a sample of their own. */
  NONE,
  /** Both sides are of one run: a row's forks of the same number were measured in one round. */
  ROUNDS
}
