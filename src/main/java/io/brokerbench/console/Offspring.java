package io.brokerbench.console;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The processes that this JVM starts from a moment on, with all that they start: where JMH runs a
 * fork, those of the fork. JMH itself hands them out to nobody.
 *
 * @param bystanders the child processes that were there before, which are somebody else's to end
 */
public record Offspring(Set<ProcessHandle> bystanders) {
  /** All that are started from now on. */
  public static Offspring fromNow() {
    return new Offspring(new HashSet<>(ProcessHandle.current().children().toList()));
  }

  /** Those that run now, the youngest generation first. */
  List<ProcessHandle> alive() {
    return ProcessHandle.current()
        .children()
        .filter(child -> !bystanders.contains(child))
        .flatMap(child -> Stream.concat(child.descendants(), Stream.of(child)))
        .filter(ProcessHandle::isAlive)
        .toList();
  }

  /** Ends those that run now; one that is stopped, or hangs, heeds only force. */
  public void end(boolean forcibly) {
    alive().forEach(forcibly ? ProcessHandle::destroyForcibly : ProcessHandle::destroy);
  }
}
