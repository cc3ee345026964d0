package io.brokerbench.launch;

import io.brokerbench.benchmarks.AccountResult;
import io.brokerbench.measure.Account;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.IterationResult;

/**
 * The account of a fork at the end of its last iteration. JMH throws away all that it knows of a
 * fork that doesn't come to its end.
 */
final class LastAccount implements IterationListener {
  private volatile @Nullable Account last;

  /** Forgets it: another fork begins. */
  void clear() {
    last = null;
  }

  /** The account; null while no iteration has ended, or if its benchmark keeps none. */
  @Nullable Account get() {
    return last;
  }

  @Override
  public void ended(IterationResult iteration) {
    Optional<Account> told =
        iteration.getRawSecondaryResults().values().stream()
            .filter(AccountResult.class::isInstance)
            .map(result -> ((AccountResult) result).account())
            .reduce((earlier, later) -> later);
    told.ifPresent(account -> last = account);
  }
}
