/** What every broker can do for the suite: create topics, publish, subscribe, purge, report. */
@NullMarked
package io.brokerbench.broker;

import org.jspecify.annotations.NullMarked;
