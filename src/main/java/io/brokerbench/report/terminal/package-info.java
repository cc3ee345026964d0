/** A run's results on a terminal: a bar a row, and which broker is ahead. */
@NullMarked
package io.brokerbench.report.terminal;

import org.jspecify.annotations.NullMarked;
