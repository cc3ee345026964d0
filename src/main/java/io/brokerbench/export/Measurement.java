package io.brokerbench.export;

import io.brokerbench.regression.Direction;
import io.brokerbench.regression.Interval;
import java.util.Optional;

/**
 * A number of a row.
 *
 * @param metric its name
 * @param value finite
 * @param unit as JMH names it
 * @param direction which way is better
 * @param interval where the true value lies, with 95 % confidence by the forks; of scores only, and
 *     not of fewer than three forks
 */
record Measurement(
    String metric, double value, String unit, Direction direction, Optional<Interval> interval) {}
