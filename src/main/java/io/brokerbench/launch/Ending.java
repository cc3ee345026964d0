package io.brokerbench.launch;

import io.brokerbench.request.RunRequest;
import java.io.IOException;
import java.util.List;

/**
 * What is made of a run that has ended. It is done before this JVM may end: after Ctrl-C as well,
 * so that what was measured is told.
 *
 * @param <R> the run
 * @param <T> what it comes to
 */
@FunctionalInterface
public interface Ending<R, T> {
  /**
   * Makes something of a run.
   *
   * @throws IOException if what is made of it can't be read or written
   */
  T of(R run) throws IOException;

  /**
   * Looks at what is asked for, before anything is started.
   *
   * @throws io.brokerbench.console.UsageException if nothing could be made of such a run
   */
  default void check(RunRequest request) {}

  /** What of the command line it alone knows, to be kept with what asks for the same run again. */
  default List<String> words() {
    return List.of();
  }
}
