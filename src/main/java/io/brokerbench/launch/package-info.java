/** Turns a request into cells and forks, runs them one by one, and merges what comes back. */
@NullMarked
package io.brokerbench.launch;

import org.jspecify.annotations.NullMarked;
