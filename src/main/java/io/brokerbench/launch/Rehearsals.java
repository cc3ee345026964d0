package io.brokerbench.launch;

import io.brokerbench.benchmarks.TrialRehearsal;
import io.brokerbench.broker.BrokerException;
import io.brokerbench.console.RootCause;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.ProvisionException;
import io.brokerbench.provision.RunningBroker;
import io.brokerbench.request.BrokerChoice;
import io.brokerbench.request.Cell;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Has brokers that the suite didn't start do what the run will ask of them, before the first fork:
 * what such servers allow nobody knows but they.
 */
final class Rehearsals {
  /** How the key of a setting ends of which the servers allow less than was asked for. */
  private static final String LIMITED = " (limited)";

  private final BrokerChoice brokers;
  private final List<Cell> cells;

  Rehearsals(BrokerChoice brokers, List<Cell> cells) {
    this.brokers = brokers;
    this.cells = cells;
  }

  /**
   * Performs all that differ in what they ask of a broker.
   *
   * @return what the user should know: which limits of the servers the run keeps within
   * @throws ProvisionException if a row could not be measured, and why
   */
  List<String> perform() {
    List<String> notices = new ArrayList<>();
    if (!brokers.provider().startsBrokers()) {
      for (Map.Entry<BrokerSpec, Map<TrialRehearsal, Cell>> broker : byBroker().entrySet()) {
        notices.addAll(perform(broker.getKey(), broker.getValue()));
      }
    }
    return notices;
  }

  private Map<BrokerSpec, Map<TrialRehearsal, Cell>> byBroker() {
    Map<BrokerSpec, Map<TrialRehearsal, Cell>> all = new LinkedHashMap<>();
    for (Cell cell : cells) {
      Optional<TrialRehearsal> rehearsal = of(cell);
      Optional<BrokerSpec> spec = brokers.specOf(cell);
      if (rehearsal.isPresent() && spec.isPresent()) {
        all.computeIfAbsent(spec.get(), unknown -> new LinkedHashMap<>())
            .putIfAbsent(rehearsal.get(), cell);
      }
    }
    return all;
  }

  private static Optional<TrialRehearsal> of(Cell cell) {
    String type = cell.entry().getUserClassQName();
    return TrialRehearsal.of(type, cell.benchmark().substring(type.length() + 1), cell.params());
  }

  private List<String> perform(BrokerSpec spec, Map<TrialRehearsal, Cell> rehearsals) {
    TreeSet<String> limits = new TreeSet<>();
    Path unused = Path.of(""); // such a broker's output is not ours
    try (RunningBroker broker = brokers.provider().start(spec, unused)) {
      for (Map.Entry<TrialRehearsal, Cell> one : rehearsals.entrySet()) {
        perform(one.getKey(), one.getValue(), broker)
            .forEach(
                (key, value) -> {
                  if (key.endsWith(LIMITED)) {
                    limits.add(key.substring(0, key.length() - LIMITED.length()) + " " + value);
                  }
                });
      }
    } catch (ProvisionException e) {
      throw e.withSuppressed();
    }
    return limits.isEmpty()
        ? List.of()
        : List.of(
            spec.label()
                + " allows less than is asked for, and rows are measured within that: "
                + String.join(", ", limits)
                + ".");
  }

  private static Map<String, String> perform(
      TrialRehearsal rehearsal, Cell cell, RunningBroker broker) {
    try {
      return rehearsal.perform(broker.endpoint());
    } catch (BrokerException e) {
      throw new ProvisionException(
          cell
              + " can't be measured on "
              + cell.broker().orElseThrow()
              + " at "
              + broker.endpoint().address()
              + ": "
              + RootCause.reason(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProvisionException("Interrupted while " + cell + " was rehearsed.", e);
    }
  }
}
