/** A run in the formats of tools that follow results over time. */
@NullMarked
package io.brokerbench.export;

import org.jspecify.annotations.NullMarked;
