package io.brokerbench.benchmarks;

import io.brokerbench.measure.Account;
import io.brokerbench.measure.SuiteMetric;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.Aggregator;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ResultRole;
import org.openjdk.jmh.util.ListStatistics;

/**
 * The metric {@code undelivered}, which carries the account up to then out of the fork after each
 * iteration: if the fork doesn't come to its end, that is what is known. Counted is at the end
 * alone, since the account covers warm-up too.
 */
public final class AccountResult extends Result<AccountResult> {
  private static final long serialVersionUID = 1L;

  private final double[] counts;
  private final Account account;

  private AccountResult(double[] counts, Account account) {
    super(
        ResultRole.SECONDARY,
        SuiteMetric.UNDELIVERED.label(),
        new ListStatistics(counts),
        SuiteMetric.UNDELIVERED.unit(),
        AggregationPolicy.SUM);
    this.counts = counts;
    this.account = account;
  }

  /** After an iteration that others follow. */
  static AccountResult soFar(Account account) {
    return new AccountResult(new double[] {0}, account);
  }

  /** At the trial's end. */
  static AccountResult last(Account account) {
    return new AccountResult(new double[] {account.undelivered()}, account);
  }

  /** What had become of every message by then; of several iterations, by the end of the last. */
  public Account account() {
    return account;
  }

  @Override
  protected Aggregator<AccountResult> getThreadAggregator() {
    return AccountResult::join;
  }

  @Override
  protected Aggregator<AccountResult> getIterationAggregator() {
    return AccountResult::join;
  }

  private static AccountResult join(Collection<AccountResult> results) {
    List<AccountResult> all = List.copyOf(results);
    return new AccountResult(
        all.stream().flatMapToDouble(result -> Arrays.stream(result.counts)).toArray(),
        all.get(all.size() - 1).account);
  }
}
