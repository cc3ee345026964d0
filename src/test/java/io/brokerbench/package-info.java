/** Tests of the suite as a whole: its architecture and its jar. */
@NullMarked
package io.brokerbench;

import org.jspecify.annotations.NullMarked;
