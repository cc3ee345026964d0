package io.brokerbench.visualizer;

import io.brokerbench.measure.SuiteMetric;
import io.brokerbench.results.JmhRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** What the suite's own rows promise to the visualizer, beyond what any row must. */
public final class SuiteRows {
  /** JMH writes names into its JSON as they are. */
  private static final Pattern PLAIN = Pattern.compile("[a-z0-9._]+");

  /** JMH's own, in mode sample. */
  private static final Pattern SAMPLED = Pattern.compile("p[01]\\.\\d+");

  private SuiteRows() {}

  /** What they break, a sentence each. */
  public static List<String> violations(Collection<JmhRow> rows) {
    List<String> violations = new ArrayList<>(DrawingRules.violations(rows));
    for (JmhRow row : rows) {
      for (String metric : row.metrics().keySet()) {
        if (!PLAIN.matcher(metric).matches()) {
          violations.add(metric + ": only a-z, 0-9, '.' and '_' are allowed.");
        }
        // The visualizer takes all secondary metrics for lower-is-better.
        if (!metric.equals(JmhRow.SCORE)
            && !SuiteMetric.isOurs(metric)
            && !SAMPLED.matcher(metric).matches()) {
          violations.add(metric + " isn't among SuiteMetric, whose values are better when lower.");
        }
      }
    }
    return violations;
  }
}
