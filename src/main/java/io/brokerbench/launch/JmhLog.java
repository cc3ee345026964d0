package io.brokerbench.launch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.brokerbench.results.UnwritableException;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.UnCloseablePrintStream;

/** Where JMH's own output goes: a file, and with {@code -v EXTRA} the screen as well. */
final class JmhLog implements AutoCloseable {
  private final Path file;
  private final OutputStream out;
  private final VerboseMode verbosity;
  private final LastWords lastWords = new LastWords();
  private final List<IterationListener> listeners = new ArrayList<>();

  private JmhLog(Path file, OutputStream out, VerboseMode verbosity) {
    this.file = file;
    this.out = new Tee(out, lastWords);
    this.verbosity = verbosity;
  }

  /** Opens the log anew. */
  static JmhLog open(Path file, VerboseMode verbosity, PrintStream screen) throws IOException {
    // Not a channel: an interrupt of the run would close it.
    OutputStream out;
    try {
      out = new FileOutputStream(file.toFile());
    } catch (IOException e) {
      throw UnwritableException.of(file, e);
    }
    return new JmhLog(file, verbosity == VerboseMode.EXTRA ? new Tee(out, screen) : out, verbosity);
  }

  /** The file. */
  Path file() {
    return file;
  }

  /** Has a listener told of the iterations of all forks from now on. */
  void tell(IterationListener listener) {
    listeners.add(listener);
  }

  /** What the fork that has just failed said itself; empty if it said nothing. */
  String lastWords() {
    return lastWords.ofFailedFork();
  }

  /** For one Runner, which closes what it is given. */
  OutputFormat format() throws IOException {
    lastWords.forget();
    return IterationListener.told(
        OutputFormatFactory.createFormatInstance(new UnCloseablePrintStream(out, UTF_8), verbosity),
        List.copyOf(listeners));
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  /** Copies to another stream, which stays open. */
  private static final class Tee extends FilterOutputStream {
    private final OutputStream other;

    Tee(OutputStream file, OutputStream other) {
      super(file);
      this.other = other;
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      other.write(b);
    }

    @Override
    public void write(byte @Nullable [] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      other.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
      out.flush();
      other.flush();
    }
  }
}
