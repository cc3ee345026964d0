/** A bare loop of jnats, as the suite is checked against it. */
@NullMarked
package io.brokerbench.broker.nats.reference;

import org.jspecify.annotations.NullMarked;
