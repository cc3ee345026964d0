/** Bare client loops that the suite is measured against. */
@NullMarked
package io.brokerbench.baseline;

import org.jspecify.annotations.NullMarked;
