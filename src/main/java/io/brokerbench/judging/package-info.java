/** Two runs, or the two sides of one, and what is to be said of them: called by commands. */
@NullMarked
package io.brokerbench.judging;

import org.jspecify.annotations.NullMarked;
