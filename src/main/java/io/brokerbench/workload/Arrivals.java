package io.brokerbench.workload;

import java.util.Random;
import java.util.concurrent.TimeUnit;

/** How messages of an open loop are spread over time. */
public enum Arrivals {
  /** At equal distances. */
  CONSTANT {
    @Override
    ArrivalSchedule schedule(int rate, long seed) {
      return new Constant(rate);
    }
  },
  /** As many users send who know nothing of each other: a Poisson process. */
  POISSON {
    @Override
    ArrivalSchedule schedule(int rate, long seed) {
      return new Poisson(rate, seed);
    }
  };

  private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  abstract ArrivalSchedule schedule(int rate, long seed);

  private static final class Constant implements ArrivalSchedule {
    private final long rate;
    private long number;

    Constant(int rate) {
      this.rate = rate;
    }

    /** Worked out from the message's number, so that no rounding adds up. */
    @Override
    public long nextNanos() {
      long due = number / rate * NANOS_PER_SECOND + number % rate * NANOS_PER_SECOND / rate;
      number++;
      return due;
    }
  }

  private static final class Poisson implements ArrivalSchedule {
    private final double meanGapNanos;
    private final Random random;
    private double due;

    Poisson(int rate, long seed) {
      this.meanGapNanos = (double) NANOS_PER_SECOND / rate;
      this.random = new Random(seed);
    }

    @Override
    public long nextNanos() {
      due += random.nextExponential() * meanGapNanos;
      return (long) due;
    }
  }
}
