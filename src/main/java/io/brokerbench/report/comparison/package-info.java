/** What {@code compare} and {@code ab} say: as text, Markdown and JSON. */
@NullMarked
package io.brokerbench.report.comparison;

import org.jspecify.annotations.NullMarked;
