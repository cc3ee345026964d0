package io.brokerbench.doctor;

import io.brokerbench.launch.RunLock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a run is going on.
 *
 * @param locks where runs leave their locks; null if this one doesn't heed them
 */
record LockCheck(@Nullable Path locks) implements Check {
  private static final String NAME = "other runs";

  @Override
  public List<Finding> examine() {
    if (locks == null) {
      return List.of();
    }
    try {
      Optional<Path> taken = RunLock.taken(locks);
      return List.of(
          taken
              .map(
                  lock ->
                      Finding.stops(
                          NAME,
                          "one is going on, or holds brokers; two would disturb each other",
                          "lslocks | grep " + lock.getFileName()))
              .orElseGet(() -> Finding.ok(NAME, "none")));
    } catch (IOException e) {
      return List.of(
          Finding.stops(NAME, "their lock can't be used: " + e, "sudo rm " + locks + "/*.lock"));
    }
  }
}
