/** Tests of the scripts, as far as they decide anything. */
@NullMarked
package io.brokerbench.scripts;

import org.jspecify.annotations.NullMarked;
