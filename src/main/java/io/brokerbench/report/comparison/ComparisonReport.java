package io.brokerbench.report.comparison;

import io.brokerbench.regression.Comparison;
import io.brokerbench.regression.Gate;
import io.brokerbench.text.Style;
import java.util.List;

/**
 * A comparison with what its reader has to know.
 *
 * @param baseline where the one side came from
 * @param candidate where the other side came from
 * @param notes what is to be said beforehand, a sentence each
 * @param comparison what it came to
 * @param gate what that means
 */
public record ComparisonReport(
    String baseline, String candidate, List<String> notes, Comparison comparison, Gate gate) {

  /** As a table for a terminal. */
  public String text(Style style) {
    return new TextReport(this, style).render();
  }

  /** As Markdown, for a pull request. */
  public String markdown() {
    return new MarkdownReport(this).render();
  }

  /** As JSON, for programs; {@code schema} says which form it has. */
  public String json() {
    return JsonReport.render(this);
  }
}
