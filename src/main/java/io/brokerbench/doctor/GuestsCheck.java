package io.brokerbench.doctor;

import io.brokerbench.broker.BrokerKind;
import io.brokerbench.provision.ProvisionException;
import io.brokerbench.provision.external.ExternalBrokers;
import io.brokerbench.provision.external.ServerGuests;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What runs have left on servers of one's own. */
record GuestsCheck(ExternalBrokers brokers) implements Check {
  private static final int MOST_NAMES = 2;

  @Override
  public List<Finding> examine() {
    return brokers.kinds().stream().sorted().flatMap(kind -> examine(kind).stream()).toList();
  }

  private List<Finding> examine(BrokerKind kind) {
    String name = kind.name().toLowerCase(Locale.ROOT) + " servers";
    try {
      return findings(name, brokers.guests(kind));
    } catch (ProvisionException e) {
      return List.of(Finding.no(name, String.valueOf(e.getMessage()), null));
    }
  }

  static List<Finding> findings(String name, ServerGuests guests) {
    List<Finding> findings = new ArrayList<>();
    if (!guests.stale().isEmpty()) {
      findings.add(
          Finding.warn(
              name,
              guests.address()
                  + ": left by runs that are over: "
                  + listed(guests.stale())
                  + ". The next run there removes them",
              null));
    }
    if (!guests.unknown().isEmpty()) {
      findings.add(
          Finding.warn(
              name,
              guests.address()
                  + ": from no run that is known: "
                  + listed(guests.unknown())
                  + ". Remove them if nobody needs them",
              null));
    }
    if (guests.living() > 0) {
      findings.add(
          Finding.warn(
              name, guests.address() + ": runs that are going on there: " + guests.living(), null));
    }
    return findings.isEmpty()
        ? List.of(Finding.ok(name, guests.address() + ": nothing of the suite's is left there"))
        : findings;
  }

  private static String listed(List<String> names) {
    int more = names.size() - MOST_NAMES;
    return String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())))
        + (more > 0 ? " and " + more + " more" : "");
  }
}
