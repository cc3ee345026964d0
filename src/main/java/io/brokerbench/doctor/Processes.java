package io.brokerbench.doctor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The processes of this machine.
 *
 * @param byId each by its process id
 */
record Processes(Map<Long, Running> byId) {
  /**
   * A process.
   *
   * @param id its process id
   * @param parent its parent's
   * @param name the name of its program
   * @param words its command line
   */
  record Running(long id, long parent, String name, List<String> words) {
    boolean mentions(String text) {
      return words.stream().anyMatch(word -> word.contains(text));
    }
  }

  /** Those that run now and may be looked at. */
  static Processes now(SystemFiles files) {
    Map<Long, Running> byId = new TreeMap<>();
    for (String folder : files.list("proc", "[0-9]*")) {
      read(files, folder).ifPresent(process -> byId.put(process.id(), process));
    }
    return new Processes(byId);
  }

  private static Optional<Running> read(SystemFiles files, String folder) {
    Optional<String> words = files.read(folder + "/cmdline");
    Optional<String> stat = files.read(folder + "/stat");
    if (words.isEmpty() || words.get().isEmpty() || stat.isEmpty()) {
      return Optional.empty(); // it has ended meanwhile, or is the kernel's own
    }
    // "id (name) state parent ...", and the name may have anything in it.
    String line = stat.get();
    int open = line.indexOf('(');
    int close = line.lastIndexOf(')');
    return Optional.of(
        new Running(
            Long.parseLong(line.substring(0, open).strip()),
            Long.parseLong(line.substring(close + 2).split(" ", -1)[1]),
            line.substring(open + 1, close),
            List.of(words.get().split("\0", -1))));
  }

  Optional<Running> parentOf(Running process) {
    return Optional.ofNullable(byId.get(process.parent()));
  }

  /** Those above a process, its parent first. */
  Stream<Running> above(Running process) {
    return Stream.iterate(parentOf(process), Optional::isPresent, p -> p.flatMap(this::parentOf))
        .flatMap(Optional::stream);
  }

  boolean anyMentions(String text) {
    return byId.values().stream().anyMatch(process -> process.mentions(text));
  }
}
