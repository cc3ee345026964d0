package io.brokerbench.plan;

import io.brokerbench.plan.ForkOutcome.Cause;
import io.brokerbench.plan.ForkOutcome.Failed;
import io.brokerbench.plan.ForkOutcome.Measured;
import io.brokerbench.request.Cell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether all rows that were asked for are there and may be believed, and what to say if not.
 *
 * @param outcome what the run comes to
 * @param lines for the user, after the table
 */
public record Summary(RunOutcome outcome, List<String> lines) {
  /** What rows come to, with what became of each. */
  public static Summary of(Rows rows) {
    List<String> lines = new ArrayList<>();
    rows.cells().forEach(cell -> describe(cell, rows.of(cell), lines));
    if (lines.isEmpty()) {
      return new Summary(RunOutcome.VALID, List.of(allAccountedFor(rows)));
    }
    boolean noBroker =
        rows.all().anyMatch(fork -> failedBy(fork, Cause.BROKER))
            && rows.all()
                .allMatch(fork -> failedBy(fork, Cause.BROKER) || failedBy(fork, Cause.RUN_ENDED));
    return new Summary(noBroker ? RunOutcome.UNAVAILABLE : RunOutcome.INVALID, List.copyOf(lines));
  }

  private static boolean failedBy(ForkOutcome fork, Cause cause) {
    return fork instanceof Failed failed && failed.cause() == cause;
  }

  private static String allAccountedFor(Rows rows) {
    long messages =
        measured(rows)
            .map(Measured::evidence)
            .filter(evidence -> evidence != null)
            .mapToLong(evidence -> evidence.account().published())
            .sum();
    if (messages == 0) {
      return "All rows were measured.";
    }
    long refused = measured(rows).mapToLong(Measured::refused).sum();
    return String.format(
        Locale.ROOT,
        "All %,d messages were accounted for: each %sacknowledged, delivered once, intact and in"
            + " order.",
        messages,
        refused == 0 ? "" : String.format(Locale.ROOT, "but the %,d refused ones ", refused));
  }

  private static Stream<Measured> measured(Rows rows) {
    return rows.all().filter(Measured.class::isInstance).map(Measured.class::cast);
  }

  private static void describe(Cell cell, List<ForkOutcome> forks, List<String> lines) {
    long measured = forks.stream().filter(Measured.class::isInstance).count();
    List<ForkOutcome> failed = forks.stream().filter(Failed.class::isInstance).toList();
    if (!failed.isEmpty()) {
      String state =
          measured == 0
              ? "MISSING"
              : "INCOMPLETE (" + measured + " of " + cell.measurements() + " forks)";
      lines.add(state + "  " + cell + ": " + reasons(failed));
    }
    List<ForkOutcome> invalid =
        forks.stream()
            .filter(fork -> fork instanceof Measured && !fork.faults().isEmpty())
            .toList();
    if (!invalid.isEmpty()) {
      lines.add("INVALID  " + cell + ": " + reasons(invalid));
    }
  }

  /** Each reason once, with the forks that it holds for. */
  private static String reasons(List<ForkOutcome> forks) {
    Map<String, List<String>> numbers = new LinkedHashMap<>();
    for (ForkOutcome fork : forks) {
      numbers
          .computeIfAbsent(String.join("; ", fork.faults()), reason -> new ArrayList<>())
          .add(Integer.toString(fork.fork().number()));
    }
    return numbers.entrySet().stream()
        .map(
            reason ->
                (reason.getValue().size() == 1 ? "fork " : "forks ")
                    + String.join(", ", reason.getValue())
                    + ": "
                    + reason.getKey())
        .collect(Collectors.joining("; "));
  }
}
