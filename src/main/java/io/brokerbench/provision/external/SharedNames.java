package io.brokerbench.provision.external;

import io.brokerbench.broker.RunNames;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Whose the suite's names are on servers that runs share. Each run has its mark there before it has
 * anything else, and takes it away last: so what has a run's id and no living mark is left over.
 *
 * @param living the ids of runs that may be living
 * @param stale names of runs that are over
 * @param unknown names without a run's id, of which nobody knows whether they are needed
 */
record SharedNames(Set<String> living, List<String> stale, List<String> unknown) {
  /** Sorts the names that were there at once. */
  static SharedNames of(Collection<String> names, Instant now) {
    Set<String> living =
        names.stream()
            .flatMap(name -> RunMark.of(name).stream())
            .filter(mark -> mark.isLiving(now))
            .map(RunMark::run)
            .collect(Collectors.toCollection(TreeSet::new));
    return new SharedNames(
        living,
        names.stream()
            .filter(name -> RunNames.runOf(name).filter(run -> !living.contains(run)).isPresent())
            .sorted()
            .toList(),
        names.stream().filter(name -> RunNames.runOf(name).isEmpty()).sorted().toList());
  }
}
