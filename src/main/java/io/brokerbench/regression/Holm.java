package io.brokerbench.regression;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Adjusts p-values for being many: rejecting where the adjusted one is at most alpha keeps the
 * probability of any false rejection at alpha, however the tests depend on each other. (S. Holm, A
 * simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6,
 * 1979.) None of the libraries here has it.
 */
final class Holm {
  private Holm() {}

  /** The adjusted p-values, in the order of those given. */
  static double[] adjusted(List<Double> p) {
    int[] ascending =
        IntStream.range(0, p.size())
            .boxed()
            .sorted(Comparator.comparing(p::get))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[p.size()];
    double highest = 0;
    for (int rank = 0; rank < ascending.length; rank++) {
      highest = Math.max(highest, (p.size() - rank) * p.get(ascending[rank]));
      adjusted[ascending[rank]] = Math.min(1, highest);
    }
    return adjusted;
  }
}
