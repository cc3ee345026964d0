/** Drives a workload through a broker and gives an outcome. */
@NullMarked
package io.brokerbench.scenario;

import org.jspecify.annotations.NullMarked;
