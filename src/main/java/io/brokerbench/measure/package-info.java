/** What is counted and timed: ledger, latency recorders, clock. */
@NullMarked
package io.brokerbench.measure;

import org.jspecify.annotations.NullMarked;
