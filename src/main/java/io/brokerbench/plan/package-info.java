/** Which fork comes next, and what the outcomes come to; without knowing how a fork is run. */
@NullMarked
package io.brokerbench.plan;

import org.jspecify.annotations.NullMarked;
