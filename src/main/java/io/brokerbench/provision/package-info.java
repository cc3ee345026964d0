/** Starts, checks and stops real brokers. */
@NullMarked
package io.brokerbench.provision;

import org.jspecify.annotations.NullMarked;
