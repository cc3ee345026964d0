/** Brokers that are there already, on which a run is a guest. */
@NullMarked
package io.brokerbench.provision.external;

import org.jspecify.annotations.NullMarked;
