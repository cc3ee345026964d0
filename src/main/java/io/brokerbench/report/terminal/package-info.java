/** A run's results on a terminal: a bar a row, and who is ahead. */
@NullMarked
package io.brokerbench.report.terminal;

import org.jspecify.annotations.NullMarked;
