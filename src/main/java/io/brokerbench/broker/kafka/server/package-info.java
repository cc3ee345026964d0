/** Kafka's server in a JVM of its own, put together from Kafka's parts. */
@NullMarked
package io.brokerbench.broker.kafka.server;

import org.jspecify.annotations.NullMarked;
