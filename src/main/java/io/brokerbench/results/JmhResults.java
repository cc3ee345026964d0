package io.brokerbench.results;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Collection;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;

/** Rows as JMH itself writes them, in any of its formats. */
public final class JmhResults {
  private JmhResults() {}

  /** Replaces the file in one step. */
  public static void write(Path file, ResultFormatType format, Collection<RunResult> rows)
      throws IOException {
    // Not straight into the file: a PrintStream keeps what goes wrong to itself.
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(bytes, false, UTF_8);
    ResultFormatFactory.getInstance(format, print).writeOut(rows);
    print.flush();
    AtomicFile.write(file, bytes::writeTo);
  }
}
