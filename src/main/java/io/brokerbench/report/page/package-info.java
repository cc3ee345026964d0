/** What runs say, as a page for a browser and as Markdown. */
@NullMarked
package io.brokerbench.report.page;

import org.jspecify.annotations.NullMarked;
