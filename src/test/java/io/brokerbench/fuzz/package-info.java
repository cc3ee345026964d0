/** Files as they break on the way: what every reader is fed with, and what it may do with it. */
@NullMarked
package io.brokerbench.fuzz;

import org.jspecify.annotations.NullMarked;
