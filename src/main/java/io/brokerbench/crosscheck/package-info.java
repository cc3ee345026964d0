/** Measures work that both the suite and other tools can do, in turns on one warm broker. */
@NullMarked
package io.brokerbench.crosscheck;

import org.jspecify.annotations.NullMarked;
