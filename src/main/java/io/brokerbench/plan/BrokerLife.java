package io.brokerbench.plan;

import io.brokerbench.runin.RunInCurve;
import org.jspecify.annotations.Nullable;

/**
 * Which broker a fork had.
 *
 * @param number which of the brokers of its kind in the run, from 1
 * @param runIn how it was run in before the fork, its first; null for those after that, and where
 *     nothing is run in
 */
public record BrokerLife(int number, @Nullable RunInCurve runIn) {}
