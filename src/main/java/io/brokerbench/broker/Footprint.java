package io.brokerbench.broker;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What the broker itself reports of the suite.
 *
 * @param connections its clients' connections; null where the broker doesn't tell
 * @param consumerGroups the suite's consumer groups, or durable consumers
 * @param partitions the suite's independent ordered logs, be they called partitions or streams
 */
public record Footprint(@Nullable Integer connections, int consumerGroups, int partitions)
    implements Serializable {}
