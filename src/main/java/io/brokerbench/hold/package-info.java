/** Brokers that are held for benchmarks that others run. */
@NullMarked
package io.brokerbench.hold;

import org.jspecify.annotations.NullMarked;
