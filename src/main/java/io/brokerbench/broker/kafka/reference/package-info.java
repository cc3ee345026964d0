/** Apache Kafka's own performance tools, as the suite is checked against them. */
@NullMarked
package io.brokerbench.broker.kafka.reference;

import org.jspecify.annotations.NullMarked;
