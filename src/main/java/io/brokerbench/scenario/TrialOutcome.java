package io.brokerbench.scenario;

import io.brokerbench.broker.Footprint;
import io.brokerbench.measure.Account;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a trial came to.
 *
 * @param account what became of every message
 * @param refusal why a message could not be published, the first that couldn't; null if all could
 * @param footprint what the broker reported before the trial was closed; null if it couldn't, or
 *     there is none
 * @param config the effective configuration of broker and client; empty if the broker didn't tell
 * @param metrics what is known of the trial only as a whole
 * @param problems in words, what else went wrong
 */
public record TrialOutcome(
    Account account,
    @Nullable String refusal,
    @Nullable Footprint footprint,
    Map<String, String> config,
    List<Metric> metrics,
    List<String> problems) {
  /** This, and something else that went wrong. */
  public TrialOutcome with(String problem) {
    return new TrialOutcome(
        account,
        refusal,
        footprint,
        config,
        metrics,
        Stream.concat(problems.stream(), Stream.of(problem)).toList());
  }
}
