package io.brokerbench.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file about a failure that shouldn't be possible, for whoever is to mend it. */
final class BugReport {
  private BugReport() {}

  /** Writes it into the system's temporary folder; says what its user is to do. */
  static String of(Throwable bug) {
    Path file = write(bug);
    return "This is a bug in brokerbench, and says nothing about what was measured. "
        + (file == null
            ? "Run it again with --stacktrace, and report what that prints"
            : "What went wrong is in " + file + "; report it with that file")
        + " where you have brokerbench from (see \"A bug\" in CONTRIBUTING.md).";
  }

  /** The file; null if none could be written. */
  private static @Nullable Path write(Throwable bug) {
    try {
      Path file = Files.createTempFile("brokerbench-bug-", ".txt");
      try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file, UTF_8))) {
        for (String line : new SuiteVersion().getVersion()) {
          out.println(line);
        }
        out.println("Java " + System.getProperty("java.runtime.version"));
        out.println(System.getProperty("os.name") + " " + System.getProperty("os.version"));
        bug.printStackTrace(out);
      }
      return file;
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }
}
