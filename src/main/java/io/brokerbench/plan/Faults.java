package io.brokerbench.plan;

import io.brokerbench.benchmarks.ForkEvidence;
import io.brokerbench.census.LeakedThread;
import io.brokerbench.measure.Account;
import io.brokerbench.measure.SuiteMetric;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what is wrong with a fork's evidence. */
public final class Faults {
  private Faults() {}

  /** The faults, the worst first; empty exactly if the evidence is valid. */
  public static List<String> of(ForkEvidence evidence) {
    List<String> faults = new ArrayList<>();
    if (!evidence.account().isExact()) {
      faults.add(of(evidence.account()));
    }
    if (evidence.refusal() != null) {
      faults.add("a message could not be published: " + evidence.refusal());
    }
    faults.addAll(evidence.problems());
    List<LeakedThread> leaked = evidence.threads().leaked();
    if (!leaked.isEmpty()) {
      faults.add(
          leaked.size()
              + " leaked: "
              + leaked.stream().map(LeakedThread::name).sorted().collect(Collectors.joining(", ")));
    }
    if (faults.isEmpty() && !evidence.isValid()) {
      faults.add("the fork's evidence is invalid: " + evidence);
    }
    return faults;
  }

  /** The fault of an open loop that was short of its schedule by so many messages. */
  static Optional<String> unsustained(long messages) {
    return messages == 0
        ? Optional.empty()
        : Optional.of(
            SuiteMetric.UNSUSTAINED.label()
                + " "
                + messages
                + ": the backlog grew by so many messages, or they weren't sent; latencies at a"
                + " lower -p rate= would mean something");
  }

  /** An account's counts, those first that ought to be 0 and aren't. */
  public static String of(Account account) {
    Map<SuiteMetric, Long> counts = new EnumMap<>(SuiteMetric.class);
    counts.put(SuiteMetric.LOST, account.lost());
    counts.put(SuiteMetric.UNDELIVERED, account.undelivered());
    counts.put(SuiteMetric.DUPLICATED, account.duplicated());
    counts.put(SuiteMetric.RESIDUE, account.residue());
    counts.put(SuiteMetric.REORDERED, account.reordered());
    counts.put(SuiteMetric.CORRUPTED, account.corrupted());
    counts.put(SuiteMetric.PUBLISH_ERRORS, account.failed());
    String wrong =
        counts.entrySet().stream()
            .filter(count -> count.getValue() != 0)
            .map(
                count ->
                    count.getKey().label()
                        + " "
                        + count.getValue()
                        + meaning(count.getKey(), account))
            .collect(Collectors.joining(", "));
    if (account.late() != 0) {
      wrong += (wrong.isEmpty() ? "" : ", ") + "late " + account.late();
    }
    String sums =
        "published "
            + account.published()
            + ", acknowledged "
            + account.acknowledged()
            + ", delivered "
            + account.delivered();
    return wrong.isEmpty() ? sums : wrong + " of " + sums;
  }

  /** What is to be known of messages that were acknowledged and didn't come. */
  private static String meaning(SuiteMetric count, Account account) {
    return switch (count) {
      case LOST -> " (acknowledged, and gone)";
      case UNDELIVERED -> " (" + undelivered(account) + ")";
      default -> "";
    };
  }

  private static String undelivered(Account account) {
    if (account.unsought() == 0) {
      return "not in time: they came late, or the broker still holds them";
    }
    return account.unsought() == account.undelivered()
        ? "whether the broker holds them is not known"
        : "not in time; whether the broker holds " + account.unsought() + " of them is not known";
  }
}
