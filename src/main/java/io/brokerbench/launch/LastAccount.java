package io.brokerbench.launch;

import io.brokerbench.benchmarks.AccountResult;
import io.brokerbench.measure.Account;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.runner.format.OutputFormat;

/**
 * The account of a fork at the end of its last iteration. JMH throws away all that it knows of a
 * fork that doesn't come to its end, but it says each iteration's results to its log as it gets
 * them.
 */
final class LastAccount {
  private static final String ITERATION_ENDED = "iterationResult";

  private volatile @Nullable Account last;

  /** Forgets it: another fork begins. */
  void clear() {
    last = null;
  }

  /** The account; null while no iteration has ended, or if its benchmark keeps none. */
  @Nullable Account get() {
    return last;
  }

  /** A log that also listens. */
  OutputFormat listeningTo(OutputFormat log) {
    return (OutputFormat)
        Proxy.newProxyInstance(
            OutputFormat.class.getClassLoader(),
            new Class<?>[] {OutputFormat.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals(ITERATION_ENDED)) {
                ended((IterationResult) arguments[arguments.length - 1]);
              }
              try {
                return method.invoke(log, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private void ended(IterationResult iteration) {
    Optional<Account> told =
        iteration.getRawSecondaryResults().values().stream()
            .filter(AccountResult.class::isInstance)
            .map(result -> ((AccountResult) result).account())
            .reduce((earlier, later) -> later);
    told.ifPresent(account -> last = account);
  }
}
