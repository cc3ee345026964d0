/** How things are put into text for people: numbers, lines, tables, colours, Markdown. */
@NullMarked
package io.brokerbench.text;

import org.jspecify.annotations.NullMarked;
