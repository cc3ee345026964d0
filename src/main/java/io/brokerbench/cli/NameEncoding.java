package io.brokerbench.cli;

import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Whether Java can name the files that it is to work with. In the C locale it reads names as ASCII:
 * what isn't becomes another character, and a folder of that name would be made.
 */
final class NameEncoding {
  private static final String UNREADABLE = "\ufffd";
  private static final List<String> NAMES =
      List.of("user.dir", "java.class.path", "java.io.tmpdir", "user.home");

  private NameEncoding() {}

  /**
   * What is to be said if it can't; empty if it can.
   *
   * @param system this JVM's properties
   * @param words the command line
   */
  static Optional<String> refusal(Properties system, List<String> words) {
    return Stream.concat(NAMES.stream().map(name -> system.getProperty(name, "")), words.stream())
        .filter(name -> name.contains(UNREADABLE))
        .findFirst()
        .map(
            name ->
                name.replace(UNREADABLE, "?")
                    + ": Java can't read this name in the encoding of this locale ("
                    + system.getProperty("sun.jnu.encoding", "unknown")
                    + "), and would make another file or folder. Set a locale that has it, as in"
                    + " LC_ALL=C.UTF-8.");
  }
}
