/** What a broker brings along to be measured: all that is known of it, found by its service. */
@NullMarked
package io.brokerbench.broker.spi;

import org.jspecify.annotations.NullMarked;
