package io.brokerbench.launch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.brokerbench.results.UnwritableException;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
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

  private JmhLog(Path file, OutputStream out, VerboseMode verbosity) {
    this.file = file;
    this.out = out;
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

  /** For one Runner, which closes what it is given. */
  OutputFormat format() throws IOException {
    return OutputFormatFactory.createFormatInstance(
        new UnCloseablePrintStream(out, UTF_8), verbosity);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  /** Copies to the screen, which stays open. */
  private static final class Tee extends FilterOutputStream {
    private final PrintStream screen;

    Tee(OutputStream file, PrintStream screen) {
      super(file);
      this.screen = screen;
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      screen.write(b);
    }

    @Override
    public void write(byte @Nullable [] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      screen.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
      out.flush();
      screen.flush();
    }
  }
}
