package io.brokerbench.census;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whose a thread is. Its class tells first, then the outermost code on its stack that is anybody's:
 * the suite's code waiting inside a client is on the suite's thread, a client that calls the suite
 * back does so on its own. The name decides only where neither tells, as in an idle pool.
 */
enum Owner {
  KAFKA("kafka", "org\\.apache\\.kafka\\..*", "kafka-.*|consumer_background_thread"),
  /** jnats and its adapter number a connection's threads behind its name, "nats" if it has none. */
  NATS("nats", "io\\.nats\\..*", "(nats|brokerbench-.*)(:|-callback-|-connect-)\\d+"),
  SUITE("suite", "io\\.brokerbench\\..*", "brokerbench-.*"),
  /** Nobody's that is known: its patterns match nothing. */
  UNKNOWN("unknown", "(?!)", "(?!)");

  private final String label;
  private final Pattern className;
  private final Pattern threadName;

  Owner(String label, String className, String threadName) {
    this.label = label;
    this.className = Pattern.compile(className);
    this.threadName = Pattern.compile(threadName);
  }

  static Owner of(LiveThread thread) {
    return ofClass(thread.thread().getClass().getName())
        .or(() -> ofStack(thread))
        .or(() -> ofName(thread.name()))
        .orElse(UNKNOWN);
  }

  /** What reports call it. */
  String label() {
    return label;
  }

  private static Optional<Owner> ofStack(LiveThread thread) {
    return thread.stack().stream()
        .flatMap(frame -> ofClass(frame.getClassName()).stream())
        .reduce((inner, outer) -> outer);
  }

  private static Optional<Owner> ofClass(String name) {
    return Stream.of(values()).filter(owner -> owner.className.matcher(name).matches()).findFirst();
  }

  private static Optional<Owner> ofName(String name) {
    return Stream.of(values())
        .filter(owner -> owner.threadName.matcher(name).matches())
        .findFirst();
  }
}
