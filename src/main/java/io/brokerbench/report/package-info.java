/** What runs say, for people: the facts, without any layout. */
@NullMarked
package io.brokerbench.report;

import org.jspecify.annotations.NullMarked;
