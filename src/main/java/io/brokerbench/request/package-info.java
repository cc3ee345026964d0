/**
 * What is asked for, as checked values: from the command line's words to the cells that are
 * measured.
 */
@NullMarked
package io.brokerbench.request;

import org.jspecify.annotations.NullMarked;
