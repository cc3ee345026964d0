package io.brokerbench.launch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.brokerbench.console.RootCause;
import io.brokerbench.console.Terminal;
import io.brokerbench.text.Lines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/** JMH's flags that print something and run nothing: {@code -h -l -lp -lprof -lrf}. */
final class JmhListing {
  private final CommandLineOptions options;

  JmhListing(CommandLineOptions options) {
    this.options = options;
  }

  /** What is to be done if no list is asked for. */
  @FunctionalInterface
  interface RunInstead<T> {
    T run() throws IOException;
  }

  /** Prints the list, if one is asked for; otherwise what the work comes to. */
  <T> Optional<T> or(Terminal terminal, RunInstead<T> work) {
    try {
      if (isAskedFor()) {
        print(terminal);
        return Optional.empty();
      }
      return Optional.of(work.run());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write: " + RootCause.reason(e), e);
    }
  }

  private boolean isAskedFor() {
    return options.shouldHelp()
        || options.shouldList()
        || options.shouldListWithParams()
        || options.shouldListProfilers()
        || options.shouldListResultFormats();
  }

  /** Prints what JMH has to say, as far as it fits on a terminal. */
  private void print(Terminal terminal) throws IOException {
    terminal.out().print(Lines.fitted(text(), Lines.WIDTH));
    if (options.shouldHelp()) {
      terminal.out().println();
      terminal.out().println("Long options like --profile are the suite's own: see --help.");
    }
    terminal.out().flush();
  }

  /** JMH prints to where this JVM prints, and nowhere else. */
  private String text() throws IOException {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, false, UTF_8)) {
      System.setOut(out);
      list();
    } finally {
      System.setOut(before);
    }
    return bytes.toString(UTF_8);
  }

  private void list() throws IOException {
    if (options.shouldHelp()) {
      options.showHelp();
    } else if (options.shouldList()) {
      new Runner(options).list();
    } else if (options.shouldListWithParams()) {
      new Runner(options).listWithParams(options);
    } else if (options.shouldListProfilers()) {
      options.listProfilers();
    } else {
      options.listResultFormats();
    }
  }
}
