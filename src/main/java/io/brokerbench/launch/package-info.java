/** Runs the forks of a plan one by one, by JMH, and keeps what comes back. */
@NullMarked
package io.brokerbench.launch;

import org.jspecify.annotations.NullMarked;
