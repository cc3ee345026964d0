package io.brokerbench.measure;

/** In what a score is put, for people: where JMH counts operations, the suite counts messages. */
public final class ScoreUnit {
  /** Of scores that say how many messages a broker carried. */
  public static final String MESSAGES = "messages/s";

  private static final String OPERATIONS = "ops/s";

  private ScoreUnit() {}

  /**
   * A unit as it is shown.
   *
   * @param unit as JMH names it
   * @param isOfABroker whether the row has a broker: its operations are messages then
   */
  public static String shown(String unit, boolean isOfABroker) {
    return isOfABroker && unit.equals(OPERATIONS) ? MESSAGES : unit;
  }
}
