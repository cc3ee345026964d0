/** Brokers that stand for benchmarks that others run: the command {@code brokers}. */
@NullMarked
package io.brokerbench.standing;

import org.jspecify.annotations.NullMarked;
