package io.brokerbench.provision.external;

import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Endpoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Who else, and what of others, was met on servers that are shared, broker by broker. */
final class GuestBook {
  private static final int MOST_NAMES = 5;

  private final Map<BrokerKind, String> addresses = new TreeMap<>();
  private final Map<BrokerKind, Set<String>> runs = new TreeMap<>();
  private final Map<BrokerKind, Set<String>> unclaimed = new TreeMap<>();

  /** Notes what was met so far. */
  void note(Endpoint endpoint, Presence presence) {
    addresses.put(endpoint.kind(), endpoint.address());
    note(runs, endpoint.kind(), presence.met());
    note(unclaimed, endpoint.kind(), presence.unclaimed());
  }

  private static void note(
      Map<BrokerKind, Set<String>> noted, BrokerKind kind, Collection<String> found) {
    if (!found.isEmpty()) {
      noted.computeIfAbsent(kind, unknown -> new TreeSet<>()).addAll(found);
    }
  }

  /** What to say of it before the run. */
  List<String> notices() {
    List<String> notices = new ArrayList<>();
    unclaimed.forEach((kind, names) -> notices.add(unclaimed(kind, names)));
    runs.forEach((kind, others) -> notices.add(shared(kind, others, "uses")));
    return notices;
  }

  /** What to say of it after the run. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    runs.forEach((kind, others) -> remarks.add(shared(kind, others, "used")));
    return remarks;
  }

  private static String unclaimed(BrokerKind kind, Collection<String> names) {
    return kind
        + " also has, from no run that is known, "
        + names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "))
        + (names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : "")
        + ". They are left alone; remove them if nobody needs them.";
  }

  private String shared(BrokerKind kind, Set<String> others, String verb) {
    return "SHARED SERVERS: "
        + (others.size() == 1 ? "another run" : others.size() + " other runs")
        + " of Brokerbench "
        + (others.size() == 1 ? verb : verb.replace("uses", "use"))
        + " "
        + kind
        + " at "
        + addresses.get(kind)
        + " at the same time. What is measured there is the speed of shared servers.";
  }
}
