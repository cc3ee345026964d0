package io.brokerbench.report;

import io.brokerbench.results.RowKey;
import java.util.Map;
import java.util.Set;

/**
 * Who was measured in a row.
 *
 * @param broker the broker's kind; empty if the row has no broker
 * @param name what it is called by itself
 * @param brief what it is called beside another that was named before
 */
public record Contender(String broker, String name, String brief) {
  /** The parameters that tell who is drawn apart, and nothing else. */
  static final Set<String> PARAMETERS = Set.of("broker", "server");

  private static final String ONLY_SERVER = "default";

  /** The broker that a row is of, and its server if there are several of that kind. */
  static Contender of(RowKey key) {
    return of(key.params());
  }

  /** Whom these parameters name. */
  static Contender of(Map<String, String> params) {
    String broker = params.getOrDefault("broker", "");
    String server = params.getOrDefault("server", "");
    String name = (broker + " " + (server.equals(ONLY_SERVER) ? "" : server)).strip();
    return new Contender(broker, name, name);
  }

  /** The value that a row has of one parameter; empty names if it has none. */
  static Contender of(RowKey key, String parameter) {
    String broker = key.params().getOrDefault("broker", "");
    String value = key.params().get(parameter);
    return value == null
        ? new Contender(broker, "", "")
        : new Contender(broker, parameter + " " + value, value);
  }
}
