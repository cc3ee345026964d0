/** Which threads there are, and which of them a trial has left behind. */
@NullMarked
package io.brokerbench.census;

import org.jspecify.annotations.NullMarked;
