/** What else the machine did while a fork was measured. */
@NullMarked
package io.brokerbench.machine;

import org.jspecify.annotations.NullMarked;
