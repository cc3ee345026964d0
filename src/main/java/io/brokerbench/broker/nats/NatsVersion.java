package io.brokerbench.broker.nats;

import io.brokerbench.broker.Durability;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.Capability;
import io.brokerbench.provision.ProvisionException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A version of nats-server, and what it can do.
 *
 * @param text as the server says it
 */
public record NatsVersion(String text) {
  private static final Pattern RELEASE = Pattern.compile("(\\d+)\\.(\\d+).*");

  /** What not every version can do. */
  private record Need(String what, String why, String instead) {
    static final Need FSYNC =
        new Need("Durability FSYNC", "knows sync_interval: always", "measure -p durability=DISK");

    static Need of(Capability capability) {
      return switch (capability) {
        case COMPRESSION ->
            new Need("Compression", "compresses streams", "measure -p compression=NONE");
        case SUBJECT_FILTERS ->
            new Need(
                "A stream that several consumers share",
                "lets a consumer choose several of its subjects",
                "measure -p streams=PER_TOPIC, or as many consumers as topics");
      };
    }

    static List<Need> of(BrokerSpec spec) {
      return Stream.concat(
              Stream.of(FSYNC).filter(fsync -> spec.durability() == Durability.FSYNC),
              // In the order of their declaration: the same refusal each time.
              Stream.of(Capability.values()).filter(spec.capabilities()::contains).map(Need::of))
          .toList();
    }
  }

  /** Whether not every version can do what is asked of a broker. */
  static boolean isDecisive(BrokerSpec spec) {
    return !Need.of(spec).isEmpty();
  }

  /** Whether it can do all that the suite may ask for. */
  boolean canDoAll() {
    Matcher release = RELEASE.matcher(text);
    if (!release.matches()) {
      return false;
    }
    int major = Integer.parseInt(release.group(1));
    return major > 2 || (major == 2 && Integer.parseInt(release.group(2)) >= 10);
  }

  /**
   * Makes sure that it can do what is asked of a broker.
   *
   * @param server whose version it is, as in "the image nats:2.9 has"
   * @param remedy how to get another, as in "Take a newer one with --nats-image"
   * @throws ProvisionException if not
   */
  public void check(BrokerSpec spec, String server, String remedy) {
    for (Need need : Need.of(spec)) {
      if (!canDoAll()) {
        throw new ProvisionException(
            "%s needs nats-server 2.10 or newer, which %s; %s %s. %s, or %s."
                .formatted(need.what(), need.why(), server, text, remedy, need.instead()));
      }
    }
  }
}
