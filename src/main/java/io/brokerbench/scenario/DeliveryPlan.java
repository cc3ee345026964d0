package io.brokerbench.scenario;

import io.brokerbench.broker.Durability;
import io.brokerbench.workload.Layout;
import java.time.Duration;

/**
 * What a {@link DeliveryTrial} does.
 *
 * @param messages messages a burst
 * @param deadline when a burst is given up
 * @param durability what messages survive
 * @param workers threads that handle messages
 * @param layout how messages are spread over topics, partitions and keys
 * @param payloadBytes bytes a message
 */
public record DeliveryPlan(
    int messages,
    Duration deadline,
    Durability durability,
    int workers,
    Layout layout,
    int payloadBytes) {}
