/** The command line. */
@NullMarked
package io.brokerbench.cli;

import org.jspecify.annotations.NullMarked;
