package io.brokerbench.provision.external;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.RunNames;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a run writes on servers that it shares, as the name of an empty topic: that it is there, and
 * until when that may be believed.
 *
 * @param run the run's id
 * @param until the end of its lease, to the second, by its machine's clock
 */
record RunMark(String run, Instant until) {
  /** How far the clocks of two machines may be apart, beside what is left of a renewed lease. */
  static final Duration CLOCKS = Duration.ofMinutes(5);

  private static final String HERE = RunNames.MARK + "here-";
  private static final String MET = RunNames.MARK + "met-";

  /** A broker may name a stream after its first subject. */
  private static final Pattern HERE_UNTIL = Pattern.compile(HERE + "(\\d{1,11})(-stream)?");

  private static final Pattern MET_RUN = Pattern.compile(MET + "(" + RunNames.ID + ")(-stream)?");

  /** The mark that a name on a broker is; empty if it is none. */
  static Optional<RunMark> of(String name) {
    return match(HERE_UNTIL, name)
        .map(
            here ->
                new RunMark(
                    RunNames.runOf(name).orElseThrow(),
                    Instant.ofEpochSecond(Long.parseLong(here.group(1)))));
  }

  /** Who has left a note for the run that a name is of; empty if the name is no such note. */
  static Optional<String> noteFrom(String name) {
    return match(MET_RUN, name).map(met -> met.group(1));
  }

  private static Optional<Matcher> match(Pattern pattern, String name) {
    return RunNames.afterRun(name).map(pattern::matcher).filter(Matcher::matches);
  }

  /** The name of a note for a run, of another that has met it. */
  static String note(String to, String from) {
    return new RunNames(to).of(Broker.PREFIX + MET + from);
  }

  /** Its name. */
  String name() {
    return new RunNames(run).of(Broker.PREFIX + HERE + until.getEpochSecond());
  }

  /** Whether its run has to be taken for living. */
  boolean isLiving(Instant now) {
    return !RunId.isOver(run) && now.isBefore(until.plus(CLOCKS));
  }
}
