package io.brokerbench.plan;

import io.brokerbench.benchmarks.ForkEvidence;
import io.brokerbench.machine.MachineLoad;
import io.brokerbench.measure.Account;
import io.brokerbench.measure.LatencyKind;
import io.brokerbench.measure.Percentile;
import io.brokerbench.plan.Plan.PlannedFork;
import io.brokerbench.saturation.RateResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.BenchmarkResult;

/** What became of a fork. */
public sealed interface ForkOutcome {
  /** The fork. */
  PlannedFork fork();

  /** When it began, its broker's start included. */
  Instant start();

  /** When it was over and its broker gone. */
  Instant end();

  /** Why its numbers may not be believed, or aren't there; empty if all is well. */
  List<String> faults();

  /** What became of its messages, as far as is known; null if nothing is. */
  @Nullable Account account();

  /**
   * It was measured.
   *
   * @param result JMH's data
   * @param evidence what the fork has to show for it; null for a benchmark that keeps no account
   * @param life the broker that it had; null if it had none
   * @param load what the machine did meanwhile; null where that can't be known
   */
  record Measured(
      PlannedFork fork,
      Instant start,
      Instant end,
      BenchmarkResult result,
      @Nullable ForkEvidence evidence,
      @Nullable BrokerLife life,
      @Nullable MachineLoad load)
      implements ForkOutcome {
    @Override
    public List<String> faults() {
      if (fork.probe()) {
        // Whether the broker carries the rate is what a probe is to find out.
        return refused() > 0 ? List.of() : unaccounted();
      }
      return Stream.concat(unaccounted().stream(), Faults.unsustained(unsustained()).stream())
          .toList();
    }

    @Override
    public @Nullable Account account() {
      return evidence == null ? null : evidence.account();
    }

    /** What is wrong with its evidence. */
    List<String> unaccounted() {
      return evidence == null ? List.of() : Faults.of(evidence);
    }

    /** How many messages the broker didn't take, if that is all that is wrong; otherwise 0. */
    long refused() {
      return evidence != null && evidence.isOnlyRefused() ? evidence.account().failed() : 0;
    }

    /** How many messages it was short of its schedule, if it had one. */
    long unsustained() {
      return Evidence.unsustained(result);
    }

    /** What it says of its rate, where messages are to take so long at most, in microseconds. */
    RateResult answer(double mostMicros) {
      if (unsustained() > 0 || refused() > 0) {
        return RateResult.UNSUSTAINED;
      }
      return p99Micros() <= mostMicros ? RateResult.PASSED : RateResult.SLOW;
    }

    /** The 99th percentile of its end-to-end latencies, in microseconds; NaN without any. */
    double p99Micros() {
      return Evidence.metrics(result)
          .getOrDefault(LatencyKind.END_TO_END.metric(Percentile.P99), Double.NaN);
    }
  }

  /**
   * It gave no data.
   *
   * @param reason why, in one line
   * @param cause what kept it from being measured
   * @param account what had become of its messages when it told so for the last time; null if it
   *     never did
   */
  record Failed(
      PlannedFork fork,
      Instant start,
      Instant end,
      String reason,
      Cause cause,
      @Nullable Account account)
      implements ForkOutcome {
    /** Without an account. */
    public Failed(PlannedFork fork, Instant start, Instant end, String reason, Cause cause) {
      this(fork, start, end, reason, cause, null);
    }

    /** The reason's first line, what is known of the account, and what else the reason says. */
    @Override
    public List<String> faults() {
      String[] lines = reason.split("\\R", 2);
      return Stream.of(Stream.of(lines[0]), told().stream(), Stream.of(lines).skip(1))
          .flatMap(Function.identity())
          .toList();
    }

    private Optional<String> told() {
      if (account != null) {
        return Optional.of("its last account: " + Faults.of(account));
      }
      return cause == Cause.BENCHMARK && Evidence.isOwed(fork.cell())
          ? Optional.of("it has no account: none came with the end of an iteration")
          : Optional.empty();
    }
  }

  /** What kept a fork from being measured. */
  enum Cause {
    /** Its broker couldn't be started. */
    BROKER,
    /** The benchmark failed, or its evidence is missing. */
    BENCHMARK,
    /** The run ended before it, or while it ran. */
    RUN_ENDED
  }
}
