/** The run folder: JMH's JSON in and out, and the environment it was measured in. */
@NullMarked
package io.brokerbench.results;

import org.jspecify.annotations.NullMarked;
