package io.brokerbench.scenario;

import io.brokerbench.measure.Account;
import io.brokerbench.measure.LatencyKind;
import io.brokerbench.measure.LatencyRecorder;
import java.util.List;
import java.util.Map;

/**
 * What a benchmark drives in one fork, as the profiler sees it. Each trial has methods of its own
 * for what is measured; how it is opened and what it proves is the same for all.
 *
 * <p>All methods are for one thread at a time.
 */
public interface Trial extends AutoCloseable {
  /** The latencies it records. */
  Map<LatencyKind, LatencyRecorder> latencies();

  /** What else the iteration that has just ended came to. */
  default List<Metric> iterationMetrics() {
    return List.of();
  }

  /** What has become of every message of the iterations so far. */
  Account account();

  /**
   * Takes the account, closes what the trial opened and leaves nothing of it on the broker; the
   * broker stays connected. Has no effect when called again.
   */
  TrialOutcome finish();

  @Override
  default void close() {
    finish();
  }
}
