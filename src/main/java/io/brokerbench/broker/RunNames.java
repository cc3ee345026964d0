package io.brokerbench.broker;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which names on a broker are a run's own. On a broker that the run has for itself all names of the
 * suite are, and they are as short as they read; on servers that others use too they have the run's
 * id in them.
 *
 * @param run the run's id; null on a broker that it has for itself
 */
public record RunNames(@Nullable String run) {
  /** All names of the suite. */
  public static final RunNames ALL = new RunNames(null);

  /** How every run's id looks, as a regular expression. */
  public static final String ID = "r[0-9a-z]{21}";

  /**
   * What follows a run's id in the names by which runs know of each other; topics of trials begin
   * with a hexadecimal number or a word of the suite's.
   */
  public static final String MARK = "run-";

  private static final Pattern NAME =
      Pattern.compile(Pattern.quote(Broker.PREFIX) + "(" + ID + ")-(.+)");

  /**
   * A name as it stands on the broker.
   *
   * @param name begins with {@link Broker#PREFIX}
   */
  public String of(String name) {
    return run == null ? name : Broker.PREFIX + run + "-" + name.substring(Broker.PREFIX.length());
  }

  /** Whether a name on the broker is of a topic, stream or group of this run's trials. */
  public boolean owns(String name) {
    return run == null
        ? name.startsWith(Broker.PREFIX)
        : name.startsWith(of(Broker.PREFIX)) && !name.startsWith(of(Broker.PREFIX + MARK));
  }

  /** The id of the run that made a name on a broker; empty if the name has none. */
  public static Optional<String> runOf(String name) {
    return matched(name).map(matcher -> matcher.group(1));
  }

  /** What a name says after the id of its run; empty if it has none. */
  public static Optional<String> afterRun(String name) {
    return matched(name).map(matcher -> matcher.group(2));
  }

  private static Optional<Matcher> matched(String name) {
    return Optional.of(NAME.matcher(name)).filter(Matcher::matches);
  }
}
