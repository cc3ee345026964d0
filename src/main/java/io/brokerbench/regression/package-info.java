/** Two sets of rows in, verdicts out. */
@NullMarked
package io.brokerbench.regression;

import org.jspecify.annotations.NullMarked;
