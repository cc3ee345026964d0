/**
 * How a command speaks to its user: the terminal, words for failures, and the end that Ctrl-C asks
 * for.
 */
@NullMarked
package io.brokerbench.console;

import org.jspecify.annotations.NullMarked;
