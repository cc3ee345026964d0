package io.brokerbench.results;

import io.brokerbench.measure.LatencyKind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A row of a JMH run, of this suite or any other.
 *
 * @param key what it is of
 * @param metrics the score under {@link #SCORE}, and the secondary metrics under their names
 * @param conditions what it was measured with: JVM, flags, iterations, and from {@code
 *     environment.json}, where there is one, machine, versions and configuration. Names of a kind
 *     begin alike, up to a full stop.
 * @param faults why it may not be believed, as the run itself said; empty if nothing is known
 *     against it
 */
public record JmhRow(
    RowKey key,
    Map<String, JmhMetric> metrics,
    Map<String, String> conditions,
    List<String> faults) {
  /** The primary metric's name. */
  public static final String SCORE = "score";

  public JmhRow {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    conditions = Collections.unmodifiableMap(new LinkedHashMap<>(conditions));
    faults = List.copyOf(faults);
  }

  /**
   * Whether a metric is a latency of messages that were sent when others had come back. A broker
   * that stalls isn't sent to, and by Little's law the mean is what is in flight over the score: it
   * is data, and says nothing that the score doesn't.
   */
  public boolean isCoordinated(String metric) {
    return !key.isOpenLoop() && delivers() && LatencyKind.of(metric).isPresent();
  }

  private boolean delivers() {
    return metrics.keySet().stream().anyMatch(LatencyKind.END_TO_END::isOf);
  }

  /** This row without some of its parameters: as one side of a comparison that differs in them. */
  public JmhRow without(Set<String> parameters) {
    Map<String, String> left = new LinkedHashMap<>(key.params());
    left.keySet().removeAll(parameters);
    return new JmhRow(key.withParams(left), metrics, conditions, faults);
  }
}
