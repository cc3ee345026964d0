/** The pool of fixed size that handles delivered messages and keeps the order of each key. */
@NullMarked
package io.brokerbench.worker;

import org.jspecify.annotations.NullMarked;
