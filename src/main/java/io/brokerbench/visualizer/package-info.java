/** Shows runs in the JMH visualizer: serves their rows to it, and knows what it can draw. */
@NullMarked
package io.brokerbench.visualizer;

import org.jspecify.annotations.NullMarked;
