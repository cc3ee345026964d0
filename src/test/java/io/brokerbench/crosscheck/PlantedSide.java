package io.brokerbench.crosscheck;

import java.util.List;

/** Claims rates, one after the other; the last one for ever. */
final class PlantedSide implements Implementation {
  private final String name;
  private final List<String> order;
  private final double[] rates;
  private int measured;

  PlantedSide(String name, List<String> order, double... rates) {
    this.name = name;
    this.order = order;
    this.rates = rates.clone();
  }

  @Override
  public double measure() {
    order.add(name);
    return rates[Math.min(measured++, rates.length - 1)];
  }
}
