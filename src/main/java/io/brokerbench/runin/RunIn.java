package io.brokerbench.runin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a workload is run before it is measured: brokers and clients that have just started are
 * slower than those in service, a JVM for half a minute and more.
 *
 * @param atLeast the shortest time
 * @param atMost the cap
 */
public record RunIn(Duration atLeast, Duration atMost) {
  /** Until it is steady, for a client of a broker that isn't fresh. */
  public static final String AUTO = "AUTO";

  /** Until it is steady, for a broker that has just been started. */
  public static final String BROKER = "BROKER";

  /** Not at all. */
  public static final String NONE = "NONE";

  /** Which words there are, for a message. */
  public static final String ALLOWED =
      AUTO + ", " + NONE + ", " + BROKER + ", or a time as in 10s or 2m";

  private static final Pattern TIME = Pattern.compile("([1-9][0-9]{0,3})(s|m)");
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Duration STRETCH = Duration.ofMillis(500);

  /** After which a client's JVM gains a few percent at most. */
  private static final Duration LONGEST_OF_CLIENT = Duration.ofSeconds(20);

  /** After which a broker on the JVM that was started with it gains a few percent at most. */
  private static final Duration LONGEST_OF_BROKER = Duration.ofSeconds(45);

  /** In which a JVM that has just started may seem to be steady and isn't. */
  private static final Duration PLATEAUS = Duration.ofSeconds(10);

  /**
   * Reads a word, in any case.
   *
   * @return empty if it is none that is allowed
   */
  public static Optional<RunIn> parse(String word) {
    return switch (word.toUpperCase(Locale.ROOT)) {
      case AUTO -> Optional.of(new RunIn(Duration.ZERO, LONGEST_OF_CLIENT));
      case BROKER -> Optional.of(new RunIn(PLATEAUS, LONGEST_OF_BROKER));
      case NONE -> Optional.of(new RunIn(Duration.ZERO, Duration.ZERO));
      default -> time(word).map(given -> new RunIn(given, given));
    };
  }

  private static Optional<Duration> time(String word) {
    Matcher time = TIME.matcher(word.toLowerCase(Locale.ROOT));
    return time.matches()
        ? Optional.of(Duration.parse("PT" + time.group(1) + time.group(2)))
            .filter(given -> given.compareTo(LONGEST) <= 0)
        : Optional.empty();
  }

  /** Whether it ends when the workload is steady. */
  boolean isAutomatic() {
    return atLeast.compareTo(atMost) < 0;
  }

  /** Whether there is none. */
  public boolean isNone() {
    return atMost.isZero();
  }

  /** Runs a workload in; blocks until it is steady, or the time is over. */
  public RunInCurve of(Workload workload) throws InterruptedException {
    return of(workload, System::nanoTime);
  }

  RunInCurve of(Workload workload, LongSupplier nanoClock) throws InterruptedException {
    List<Double> seconds = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    boolean openLoop = false;
    boolean steady = false;
    long start = nanoClock.getAsLong();
    Duration elapsed = Duration.ZERO;
    while (elapsed.compareTo(atMost) < 0
        && !(isAutomatic() && steady && elapsed.compareTo(atLeast) >= 0)) {
      Stretch stretch = workload.stretch(STRETCH);
      elapsed = Duration.ofNanos(nanoClock.getAsLong() - start);
      openLoop = stretch.isOpenLoop();
      seconds.add(elapsed.toMillis() / 1e3);
      values.add(Math.max(stretch.value(), Double.MIN_NORMAL));
      steady = SteadyState.isReached(values);
    }
    return new RunInCurve(
        List.copyOf(seconds),
        List.copyOf(values),
        openLoop ? RunInCurve.LATENCY : RunInCurve.RATE,
        isNone() ? null : steady);
  }
}
