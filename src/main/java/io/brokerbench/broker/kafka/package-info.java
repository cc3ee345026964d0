/** Kafka, reached through its own Java client. */
@NullMarked
package io.brokerbench.broker.kafka;

import org.jspecify.annotations.NullMarked;
