package io.brokerbench.launch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.brokerbench.console.Terminal;
import io.brokerbench.plan.Plan.PlannedFork;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes what clients and JVMs print to standard error while forks run: JMH hands it through, and
 * clients whose broker died log a stack trace at each attempt to reach it. All of it goes into a
 * file; the user is told the first lines of a run that differ in more than numbers, and how many
 * there are in the file.
 */
final class ClientLog {
  private static final int MOST_LINES = 10;
  private static final int WIDTH = 160;
  private static final String CLEAR_LINE = "\r\033[K";

  /** Parts of a stack trace, and its head where nothing is logged but that. */
  private static final Pattern TRACE =
      Pattern.compile(
          "\\s+at .*|\\s*\\.{3} \\d+ (more|common frames.*)|\\s*(Caused by|Suppressed): .*"
              + "|Exception in thread .*|[\\w$.]+\\.\\w+(Exception|Error|Throwable)\\b.*");

  /** A time of day, a port, an attempt. */
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private final Terminal terminal;
  private final Supplier<Path> file;
  private final boolean everything;
  private final Set<String> told = new HashSet<>();

  /**
   * The log of a run.
   *
   * @param file where it is; asked for at each fork
   * @param everything whether the user wants to see all of it as it comes
   */
  ClientLog(Terminal terminal, Supplier<Path> file, boolean everything) {
    this.terminal = terminal;
    this.file = file;
    this.everything = everything;
  }

  /** Runs a fork, in the place of whose standard error this is; for one thread at a time. */
  <T> T during(PlannedFork fork, Supplier<T> action) {
    PrintStream before = System.err;
    LogLines lines = new LogLines(file.get(), before);
    System.setErr(new PrintStream(lines, true, UTF_8));
    try {
      return action.get();
    } finally {
      System.setErr(before);
      lines.close();
      tell(fork, lines);
    }
  }

  private void tell(PlannedFork fork, LogLines lines) {
    if (lines.count == 0 || everything) {
      return;
    }
    String start = terminal.interactive() ? CLEAR_LINE : "";
    terminal
        .err()
        .printf(
            Locale.ROOT,
            "%s%s, fork %d: its clients printed %,d %s, all in %s%n",
            start,
            fork.cell(),
            fork.number(),
            lines.count,
            lines.count == 1 ? "line" : "lines",
            lines.path);
    lines.first.forEach(line -> terminal.err().println("  | " + line));
  }

  /** What one fork prints. What still comes after it, from a logger that keeps it, is passed on. */
  private final class LogLines extends OutputStream {
    private final Path path;
    private final PrintStream after;
    private final List<String> first = new ArrayList<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private @Nullable OutputStream out;
    private boolean closed;
    private long count;

    LogLines(Path path, PrintStream after) {
      this.path = path;
      this.after = after;
    }

    @Override
    public synchronized void write(int b) {
      if (closed || everything) {
        after.write(b);
      }
      if (closed) {
        return;
      }
      line.write(b);
      if (b == '\n') {
        endLine();
      }
    }

    private void endLine() {
      count++;
      save(line.toByteArray());
      String text = line.toString(UTF_8).stripTrailing();
      line.reset();
      if (told.size() < MOST_LINES
          && !text.isBlank()
          && !TRACE.matcher(text).matches()
          && told.add(NUMBER.matcher(text).replaceAll("0"))) {
        first.add(text.length() <= WIDTH ? text : text.substring(0, WIDTH) + "...");
      }
    }

    /** A disk that fails is said elsewhere. */
    private void save(byte[] bytes) {
      try {
        if (out == null) {
          out = new FileOutputStream(path.toFile(), true);
        }
        out.write(bytes);
      } catch (IOException e) {
        out = OutputStream.nullOutputStream();
      }
    }

    @Override
    public synchronized void close() {
      if (line.size() > 0) {
        endLine();
      }
      closed = true;
      try {
        if (out != null) {
          out.close();
        }
      } catch (IOException e) {
        // It is a log.
      }
    }
  }
}
