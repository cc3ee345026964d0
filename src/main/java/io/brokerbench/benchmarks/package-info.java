/** The benchmarks as JMH sees them: thin, with no logic that a unit test would want. */
@NullMarked
package io.brokerbench.benchmarks;

import org.jspecify.annotations.NullMarked;
