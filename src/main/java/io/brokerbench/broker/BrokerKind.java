package io.brokerbench.broker;

import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Which broker, by the name that its driver gives it and {@code -p broker} takes.
 *
 * @param name as in KAFKA: a capital, then capitals, digits and underscores
 */
public record BrokerKind(String name) implements Comparable<BrokerKind> {
  private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9_]{0,30}");

  /** Refuses what can't stand on a command line and in the name of a file. */
  public BrokerKind {
    if (!FORM.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "A broker's name is of capitals, digits and underscores, not " + name);
    }
  }

  /** The name in small letters, as in options, files and folders. */
  public String lowerCase() {
    return name.toLowerCase(Locale.ROOT);
  }

  /** A name for a broker of this kind that the suite starts, which no other has. */
  public String newIdentity() {
    return "brokerbench-" + lowerCase() + "-" + UUID.randomUUID().toString().substring(0, 8);
  }

  @Override
  public int compareTo(BrokerKind other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
