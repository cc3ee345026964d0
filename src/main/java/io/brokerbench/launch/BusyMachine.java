package io.brokerbench.launch;

import io.brokerbench.machine.MachineLoad;
import io.brokerbench.plan.ForkOutcome;
import io.brokerbench.plan.ForkOutcome.Measured;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Says after the table whether the machine had something else to do. A remark: no row is invalid.
 */
final class BusyMachine {
  private BusyMachine() {}

  /** One line if a fork was disturbed or nothing is known of any; otherwise none. */
  static List<String> lines(Stream<ForkOutcome> outcomes) {
    List<Measured> forks =
        outcomes.filter(Measured.class::isInstance).map(Measured.class::cast).toList();
    List<Measured> known = forks.stream().filter(fork -> fork.load() != null).toList();
    if (known.isEmpty()) {
      return forks.isEmpty()
          ? List.of()
          : List.of("Whether the machine was busy with something else can't be known here.");
    }
    List<Measured> busy = known.stream().filter(fork -> !load(fork).excesses().isEmpty()).toList();
    return busy.stream()
        .max(Comparator.comparingDouble(fork -> load(fork).excess()))
        .map(worst -> line(worst, busy.size(), known.size()))
        .stream()
        .toList();
  }

  private static String line(Measured worst, int busy, int known) {
    return "BUSY MACHINE in "
        + busy
        + " of "
        + known
        + " forks; the worst was "
        + worst.fork().fileName()
        + ": "
        + String.join(", ", load(worst).excesses())
        + ".";
  }

  private static MachineLoad load(Measured fork) {
    return Objects.requireNonNull(fork.load());
  }
}
