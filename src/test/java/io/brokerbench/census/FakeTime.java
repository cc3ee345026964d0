package io.brokerbench.census;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Time that passes only while somebody pauses, with what is to happen in it. */
final class FakeTime {
  private final List<Duration> pauses = new ArrayList<>();
  private final TreeMap<Long, Runnable> events = new TreeMap<>();
  private long nanos;

  BackoffPoll poll() {
    return new BackoffPoll(() -> nanos, this::pause);
  }

  void at(Duration time, Runnable event) {
    events.put(time.toNanos(), event);
  }

  List<Duration> pauses() {
    return pauses;
  }

  private void pause(long pauseNanos) {
    pauses.add(Duration.ofNanos(pauseNanos));
    nanos += pauseNanos;
    while (!events.isEmpty() && events.firstKey() <= nanos) {
      events.pollFirstEntry().getValue().run();
    }
  }
}
