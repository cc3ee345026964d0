package io.brokerbench.benchmarks;

import io.brokerbench.broker.BrokerException;

/** A failure as a client's may be: it has a part that can't be serialized. */
public final class PlantedFailure extends Exception {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings({"serial", "unused"}) // it is there to be no good
  private final Part part = new Part();

  private static final class Part {}

  private PlantedFailure(String message) {
    super(message);
  }

  /** As a broker's adapter throws it. */
  static int thrown() {
    throw new BrokerException(
        "The planted server did not do it: limit of 1000 [10121]",
        new PlantedFailure("limit of 1000 [10121]"));
  }
}
