package io.brokerbench.crosscheck;

/** What a ratio and its bounds come to. */
enum BoundCheck {
  /** The whole interval lies within the bounds. */
  OK("ok"),
  /** The whole interval lies below: the suite costs more than it may. */
  BELOW("below"),
  /** The whole interval lies above: the suite claims more than the other can do. */
  ABOVE("above"),
  /** A bound lies within the interval. */
  OPEN("can't be told"),
  /** There is no ratio. */
  NOT_MEASURED("not measured");

  private final String label;

  BoundCheck(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }
}
