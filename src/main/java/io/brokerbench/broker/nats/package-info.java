/** NATS JetStream, reached through jnats. */
@NullMarked
package io.brokerbench.broker.nats;

import org.jspecify.annotations.NullMarked;
