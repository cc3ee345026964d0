package io.brokerbench.benchmarks;

import io.brokerbench.broker.Footprint;
import io.brokerbench.census.HeapReport;
import io.brokerbench.census.ThreadReport;
import io.brokerbench.measure.Account;
import io.brokerbench.runin.RunInCurve;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a fork has to show for its numbers; it travels to the launcher inside JMH's own
 * results.
 *
 * @param account what became of every message
 * @param refusal why a message could not be published, the first that couldn't; null if all could
 * @param runIn how its workload was run in; null where nothing is
 * @param threads the thread census
 * @param heap the heap census
 * @param footprint what the broker reported at the end of the measurement; null if it couldn't
 * @param config the effective configuration of broker and client
 * @param problems in words, what went wrong in the trial without ending it
 */
public record ForkEvidence(
    Account account,
    @Nullable String refusal,
    @Nullable RunInCurve runIn,
    ThreadReport threads,
    HeapReport heap,
    @Nullable Footprint footprint,
    Map<String, String> config,
    List<String> problems)
    implements Serializable {
  /** Whether the fork's numbers may be believed: an exact account, and no thread left. */
  public boolean isValid() {
    return account.isExact() && isSoundBesides();
  }

  /** Whether all that is wrong is that messages were refused, and said to be. */
  public boolean isOnlyRefused() {
    return refusal != null && account.isExactButForFailed() && isSoundBesides();
  }

  private boolean isSoundBesides() {
    return threads.leaked().isEmpty() && problems.isEmpty();
  }
}
