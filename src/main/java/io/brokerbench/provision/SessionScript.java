package io.brokerbench.provision;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * The few lines of shell that start what must not die with the launcher's process group, each in a
 * session of its own (setsid of util-linux, else of perl; without either in the launcher's).
 */
public final class SessionScript {
  private static final String TEXT = read();

  private SessionScript() {}

  /** A command line that runs the command apart. */
  public static List<String> apart(List<String> command) {
    return line("apart", command);
  }

  /** A command line that runs a broker with its guards; {@code child.sh} says what it takes. */
  public static List<String> broker(List<String> words) {
    return line("broker", words);
  }

  private static List<String> line(String role, List<String> words) {
    return Stream.concat(
            Stream.of("/bin/sh", "-c", TEXT, "brokerbench", TEXT, role), words.stream())
        .toList();
  }

  private static String read() {
    try (InputStream in = SessionScript.class.getResourceAsStream("child.sh")) {
      if (in == null) {
        throw new IllegalStateException("child.sh is missing beside " + SessionScript.class);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
