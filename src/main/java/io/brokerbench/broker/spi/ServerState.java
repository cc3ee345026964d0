package io.brokerbench.broker.spi;

import org.jspecify.annotations.Nullable;

/**
 * Whether a broker can be started on a machine.
 *
 * @param name what would be started
 * @param found its version and where it is, or what is wrong
 * @param degree how far it will do
 * @param remedy the command that mends it; null if nothing is to be mended
 */
public record ServerState(String name, String found, Degree degree, @Nullable String remedy) {
  /** How far a server will do. */
  public enum Degree {
    /** It can do all that the suite may ask of it. */
    FULL,
    /** It can't do all of it. */
    LIMITED,
    /** There is none. */
    MISSING
  }

  /** One that can do all. */
  public static ServerState full(String name, String found) {
    return new ServerState(name, found, Degree.FULL, null);
  }
}
