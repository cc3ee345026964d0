package io.brokerbench.report;

import io.brokerbench.results.RowKey;
import java.util.Map;
import java.util.Set;

/**
 * Who was measured in a row.
 *
 * @param broker the broker's kind; empty if the row has no broker
 * @param server which of several servers of that kind; empty if there is but one
 */
public record Contender(String broker, String server) {
  /** The parameters that tell contenders apart, and nothing else. */
  static final Set<String> PARAMETERS = Set.of("broker", "server");

  private static final String ONLY_SERVER = "default";

  /** Whom a row is of. */
  static Contender of(RowKey key) {
    return of(key.params());
  }

  /** Whom these parameters name. */
  static Contender of(Map<String, String> params) {
    String server = params.getOrDefault("server", "");
    return new Contender(
        params.getOrDefault("broker", ""), server.equals(ONLY_SERVER) ? "" : server);
  }

  /** What it is called. */
  public String name() {
    return (broker + " " + server).strip();
  }
}
