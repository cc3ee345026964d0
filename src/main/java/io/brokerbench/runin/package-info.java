/** Running a workload in until it is steady, by a stated rule. */
@NullMarked
package io.brokerbench.runin;

import org.jspecify.annotations.NullMarked;
