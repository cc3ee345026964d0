package io.brokerbench.request;

import io.brokerbench.console.UsageException;
import io.brokerbench.provision.BrokerProvider;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.Capability;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which brokers a command line chose.
 *
 * @param provider provides them
 * @param nodes how many servers each has; 0 for as many as there are replicas
 * @param words what the command line said of it
 */
public record BrokerChoice(BrokerProvider provider, int nodes, List<String> words) {
  /** The broker that has to be provided for a cell; empty if there is none, or it's in the fork. */
  public Optional<BrokerSpec> specOf(Cell cell) {
    return cell.broker()
        .map(
            kind ->
                new BrokerSpec(
                    kind, cell.server(), cell.durability(), nodes == 0 ? cell.replicas() : nodes));
  }

  /** The brokers that have to be provided for cells, with what they have to be able to do. */
  public Set<BrokerSpec> specsOf(Collection<Cell> cells) {
    return cells.stream()
        .flatMap(cell -> specOf(cell).map(spec -> spec.ableTo(capabilities(cell))).stream())
        .collect(Collectors.toSet());
  }

  private static Set<Capability> capabilities(Cell cell) {
    return cell.layout().map(CellLayout::capabilities).orElse(Set.of());
  }

  /** Refuses cells with more replicas than there would be servers. */
  void checkReplicas(Collection<Cell> cells) {
    for (Cell cell : cells) {
      if (cell.broker().isPresent() && nodes != 0 && cell.replicas() > nodes) {
        throw new UsageException(
            "-p replicas="
                + cell.replicas()
                + " needs as many servers, and --nodes is "
                + nodes
                + ". Leave --nodes out, or give --nodes "
                + cell.replicas()
                + ".");
      }
    }
  }
}
