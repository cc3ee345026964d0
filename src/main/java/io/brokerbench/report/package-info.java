/** Results for people: HTML, Markdown, exports. */
@NullMarked
package io.brokerbench.report;

import org.jspecify.annotations.NullMarked;
