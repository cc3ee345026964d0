package io.brokerbench.scenario;

import java.time.Duration;

/**
 * What a {@link DeliveryTrial} does.
 *
 * @param messages messages a burst
 * @param deadline when a burst is given up
 * @param setting what is the same for every kind of trial
 */
public record DeliveryPlan(int messages, Duration deadline, Setting setting) {}
