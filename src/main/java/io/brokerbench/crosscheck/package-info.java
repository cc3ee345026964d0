/** The same work by the suite and by what others wrote, in turns on the same warm broker. */
@NullMarked
package io.brokerbench.crosscheck;

import org.jspecify.annotations.NullMarked;
