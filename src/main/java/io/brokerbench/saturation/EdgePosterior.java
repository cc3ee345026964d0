package io.brokerbench.saturation;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What forks at known rates tell of the edge: Bayes' rule on a grid.
 *
 * <p>A fork carries its rate with a probability that falls along a logistic curve of the logarithm
 * of the rate, one half at the edge. How steep it falls (how forks scatter) isn't known, nor how
 * many forks a stall makes fail although their rate is carried (the lapse rate of psychometrics);
 * both are estimated along with the edge, and the interval allows for them. A stall mostly makes a
 * fork slow, seldom one that didn't carry its rate, and a rate beyond the edge hardly ever passes.
 *
 * <p>For one thread.
 */
final class EdgePosterior {
  /** Of the grid, in logarithms: a quarter of the narrowest interval that is asked for. */
  private static final double STEP = 0.02;

  /** How forks scatter: the scale of the logistic curve, whose deviation is 1.8 times that. */
  private static final double[] SCATTERS = {0.02, 0.04, 0.08, 0.16, 0.32};

  private static final double[] SCATTER_WEIGHTS = {0.3, 0.3, 0.2, 0.15, 0.05};

  private static final double[] STALLS = {0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7};
  private static final double[] STALL_WEIGHTS = {0.25, 0.2, 0.2, 0.15, 0.1, 0.05, 0.03, 0.01, 0.01};

  /** Of the forks that a stall makes fail: how many seem not to have carried their rate. */
  private static final double STALLED_UNSUSTAINED = 0.1;

  /** How many forks pass beyond the edge, by luck. */
  private static final double LUCK = 0.01;

  /** Edges that are less probable than this add nothing to what a fork may tell. */
  private static final double NEGLIGIBLE = 1e-9;

  private static final RateResult[] PASSED_OR_SLOW = {RateResult.PASSED, RateResult.SLOW};

  private final double lowest;
  private final int size;

  /** By scatter, share of stalls, and edge. */
  private final double[][][] weights;

  /** By scatter and how far an edge is above the rate, from the farthest below it on. */
  private final double[][] curves;

  /** How probable each edge is. */
  private final double[] edges;

  /**
   * Every edge is as likely as every other, on a logarithmic scale.
   *
   * @param lowest the lowest that is thought of, in messages a second
   * @param highest the highest
   */
  EdgePosterior(double lowest, double highest) {
    this.lowest = lowest;
    this.size = (int) Math.ceil(Math.log(highest / lowest) / STEP) + 1;
    this.weights = new double[SCATTERS.length][STALLS.length][size];
    this.edges = new double[size];
    this.curves = DoubleStream.of(SCATTERS).mapToObj(this::curve).toArray(double[][]::new);
    weigh((scatter, stall, edge) -> SCATTER_WEIGHTS[scatter] * STALL_WEIGHTS[stall]);
  }

  private double[] curve(double scatter) {
    return IntStream.range(1 - size, size)
        .mapToDouble(above -> 1 / (1 + Math.exp(-above * STEP / scatter)))
        .toArray();
  }

  /** The weight of a point of the grid. */
  @FunctionalInterface
  private interface Weight {
    double of(int scatter, int stall, int edge);
  }

  /** Learns what a fork said of a rate. */
  void add(double rate, RateResult result) {
    double[][] carrying = carrying(rate);
    double beyond = beyond(result);
    weigh(
        (scatter, stall, edge) -> {
          double carried = carrying[scatter][edge];
          return weights[scatter][stall][edge]
              * (carried * carried(result, STALLS[stall]) + (1 - carried) * beyond);
        });
  }

  /** How likely an answer makes a rate that is carried. */
  private static double carried(RateResult result, double stalled) {
    return switch (result) {
      case PASSED -> 1 - stalled;
      case SLOW -> stalled;
      case UNSUSTAINED -> stalled * STALLED_UNSUSTAINED;
    };
  }

  /** How likely it makes one that isn't: by which way such a fork fails is the broker's affair. */
  private static double beyond(RateResult result) {
    return result == RateResult.PASSED ? LUCK : 1 - LUCK;
  }

  /** By scatter and edge: how probable it is that a fork carries the rate. */
  private double[][] carrying(double rate) {
    int from = size - 1 - index(rate);
    return Stream.of(curves)
        .map(curve -> Arrays.copyOfRange(curve, from, from + size))
        .toArray(double[][]::new);
  }

  /** The nearest point of the grid, whose rate is 1 % off at most. */
  private int index(double rate) {
    return Math.max(0, Math.min(size - 1, (int) Math.round(Math.log(rate / lowest) / STEP)));
  }

  private void weigh(Weight weight) {
    double sum = 0;
    for (int scatter = 0; scatter < SCATTERS.length; scatter++) {
      for (int stall = 0; stall < STALLS.length; stall++) {
        for (int edge = 0; edge < size; edge++) {
          double value = weight.of(scatter, stall, edge);
          weights[scatter][stall][edge] = value;
          sum += value;
        }
      }
    }
    normalize(sum);
  }

  private void normalize(double sum) {
    for (int edge = 0; edge < size; edge++) {
      double all = 0;
      for (double[][] ofScatter : weights) {
        for (double[] ofStall : ofScatter) {
          ofStall[edge] /= sum;
          all += ofStall[edge];
        }
      }
      edges[edge] = all;
    }
  }

  /** The rate below which the edge lies with a probability. */
  double quantile(double probability) {
    double below = 0;
    int edge = 0;
    while (edge < size - 1 && below + edges[edge] < probability) {
      below += edges[edge];
      edge++;
    }
    double share = edges[edge] == 0 ? 0.5 : Math.min(1, (probability - below) / edges[edge]);
    return lowest * Math.exp((edge + share - 0.5) * STEP);
  }

  /** How probable it is that the edge lies below a rate. */
  double below(double rate) {
    return DoubleStream.of(edges).limit(index(rate)).sum();
  }

  /** The share of stalled forks to be expected. */
  double stalled() {
    double mean = 0;
    for (double[][] ofScatter : weights) {
      for (int stall = 0; stall < STALLS.length; stall++) {
        mean += STALLS[stall] * DoubleStream.of(ofScatter[stall]).sum();
      }
    }
    return mean;
  }

  /**
   * How much a fork at each rate can be expected to tell of the edge: the mutual information of its
   * passing or failing and the edge, whatever scatter and stalls are, in nats. (L. Kontsevich, C.
   * Tyler, Bayesian adaptive estimation of psychometric slope and threshold, Vision Research 39,
   * 1999; N. Prins, The psi-marginal adaptive method, Journal of Vision 13, 2013.)
   */
  DoubleUnaryOperator information() {
    // What a fork says is linear in the share of stalls, so its mean is all that counts.
    double[][] sums = new double[SCATTERS.length][size];
    double[][] stalls = new double[SCATTERS.length][size];
    for (int scatter = 0; scatter < SCATTERS.length; scatter++) {
      for (int stall = 0; stall < STALLS.length; stall++) {
        for (int edge = 0; edge < size; edge++) {
          double weight = weights[scatter][stall][edge];
          sums[scatter][edge] += weight;
          stalls[scatter][edge] += STALLS[stall] * weight;
        }
      }
    }
    return rate -> information(carrying(rate), sums, stalls);
  }

  private double information(double[][] carrying, double[][] sums, double[][] stalls) {
    double[] results = new double[PASSED_OR_SLOW.length];
    double conditional = 0;
    for (int edge = 0; edge < size; edge++) {
      if (edges[edge] < NEGLIGIBLE) {
        continue;
      }
      double carried = 0;
      double stalled = 0;
      for (int scatter = 0; scatter < SCATTERS.length; scatter++) {
        carried += carrying[scatter][edge] * sums[scatter][edge];
        stalled += carrying[scatter][edge] * stalls[scatter][edge];
      }
      for (int i = 0; i < results.length; i++) {
        double joint =
            carried * carried(PASSED_OR_SLOW[i], carried == 0 ? 0 : stalled / carried)
                + (edges[edge] - carried) * beyond(PASSED_OR_SLOW[i]);
        results[i] += joint;
        conditional += entropy(joint);
      }
      conditional -= entropy(edges[edge]);
    }
    return DoubleStream.of(results).map(EdgePosterior::entropy).sum() - conditional;
  }

  private static double entropy(double probability) {
    return probability <= 0 ? 0 : -probability * Math.log(probability);
  }
}
