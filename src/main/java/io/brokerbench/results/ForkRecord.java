package io.brokerbench.results;

import io.brokerbench.broker.Footprint;
import io.brokerbench.census.HeapReport;
import io.brokerbench.census.ThreadReport;
import io.brokerbench.machine.MachineLoad;
import io.brokerbench.measure.Account;
import io.brokerbench.runin.RunInCurve;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@code forks/forks.jsonl}: what became of one fork.
 *
 * @param benchmark the benchmark method's full name
 * @param mode JMH's short label of the mode
 * @param params the cell's parameters
 * @param fork which fork of the cell, from 1
 * @param start when its broker was asked for, in UTC
 * @param end when its broker was gone, in UTC
 * @param outcome whether its numbers may be believed
 * @param reasons why not, one a line
 * @param life which of the brokers of its kind in the run it had, from 1; null if it had none
 * @param brokerRunIn how that broker was run in, if this is its first fork and it was
 * @param runIn how the fork's own client was run in; null if it wasn't
 * @param score the primary score, one value an iteration
 * @param account what became of every message; of a fork that failed, by the end of its last
 *     iteration; null if none had ended
 * @param threads the thread census, leaked threads with their stacks
 * @param heap the heap census
 * @param footprint what the broker reported
 * @param load what the machine did meanwhile; null where that can't be known
 * @param histograms the name of the file of its latencies; null if it has none
 */
public record ForkRecord(
    String benchmark,
    String mode,
    Map<String, String> params,
    int fork,
    String start,
    String end,
    ForkStatus outcome,
    List<String> reasons,
    @Nullable Integer life,
    @Nullable RunInCurve brokerRunIn,
    @Nullable RunInCurve runIn,
    @Nullable Score score,
    @Nullable Account account,
    @Nullable ThreadReport threads,
    @Nullable HeapReport heap,
    @Nullable Footprint footprint,
    @Nullable MachineLoad load,
    @Nullable String histograms) {
  /** As written; a fork of which nothing else is said isn't to be believed. */
  public ForkRecord {
    if (benchmark == null || mode == null) {
      throw new IllegalArgumentException("a fork needs its benchmark and its mode");
    }
    if (histograms != null && !RunFolder.fileName(histograms).equals(histograms)) {
      throw new IllegalArgumentException("histograms is no file's name: " + histograms);
    }
    params = params == null ? Map.of() : params;
    outcome = outcome == null ? ForkStatus.INVALID : outcome;
    reasons = reasons == null ? List.of() : reasons;
  }

  /** The row that it is of. */
  public RowId row() {
    return new RowId(benchmark, mode, params);
  }

  /** How many messages it published, warm-up included; 0 if it kept no account. */
  public long messages() {
    return account == null ? 0 : account.published();
  }

  /** What a fork's numbers are worth. */
  public enum ForkStatus {
    /** Measured, and everything was accounted for. */
    VALID,
    /** Measured, but something was lost, duplicated, leaked and so on. */
    INVALID,
    /** Not measured. */
    FAILED
  }

  /** The primary metric. */
  public record Score(String unit, List<Double> iterations) {}
}
