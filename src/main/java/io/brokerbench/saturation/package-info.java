/** Finds the edge: the rate up to which forks carry what is asked of them. Pure. */
@NullMarked
package io.brokerbench.saturation;

import org.jspecify.annotations.NullMarked;
