package io.brokerbench.census;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells whose a thread is. Its class tells first, then the outermost code on its stack that is
 * anybody's: the suite's code waiting inside a client is on the suite's thread, a client that calls
 * the suite back does so on its own. The name decides only where neither tells, as in an idle pool.
 *
 * @param clients the clients' libraries; where names could be of two, the first is taken
 */
public record Owners(List<Owner> clients) {
  /** Nobody but the suite. */
  public static final Owners NO_CLIENTS = new Owners(List.of());

  Owner of(LiveThread thread) {
    return ofClass(thread.thread().getClass().getName())
        .or(() -> ofStack(thread))
        .or(() -> ofName(thread.name()))
        .orElse(Owner.UNKNOWN);
  }

  private Optional<Owner> ofStack(LiveThread thread) {
    return thread.stack().stream()
        .flatMap(frame -> ofClass(frame.getClassName()).stream())
        .reduce((inner, outer) -> outer);
  }

  private Optional<Owner> ofClass(String name) {
    return all().filter(owner -> owner.className().matcher(name).matches()).findFirst();
  }

  private Optional<Owner> ofName(String name) {
    return all().filter(owner -> owner.threadName().matcher(name).matches()).findFirst();
  }

  private Stream<Owner> all() {
    return Stream.concat(clients.stream(), Stream.of(Owner.SUITE));
  }
}
