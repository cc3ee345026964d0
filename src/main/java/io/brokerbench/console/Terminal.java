package io.brokerbench.console;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a run speaks to its user.
 *
 * @param out the table and the answer
 * @param err progress and errors
 * @param interactive whether {@code err} is a terminal on which a line can be rewritten
 */
public record Terminal(PrintStream out, PrintStream err, boolean interactive) {
  /** This process' own. */
  public static Terminal system() {
    return new Terminal(System.out, System.err, isTerminal());
  }

  private static boolean isTerminal() {
    if ("dumb".equals(System.getenv("TERM"))) {
      return false;
    }
    Path stderr = Path.of("/proc/self/fd/2");
    try {
      // System.console() would tell of standard input and output, and no longer even that.
      return Files.readSymbolicLink(stderr).toString().matches("/dev/(pts/|tty|console).*");
    } catch (IOException e) {
      return false;
    }
  }
}
