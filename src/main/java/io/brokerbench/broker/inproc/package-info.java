/** A broker inside the JVM: the suite's own ceiling, and the unit tests' broker. */
@NullMarked
package io.brokerbench.broker.inproc;

import org.jspecify.annotations.NullMarked;
