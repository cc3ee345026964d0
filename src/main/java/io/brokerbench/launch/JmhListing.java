package io.brokerbench.launch;

import java.io.IOException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/** JMH's flags that print something and run nothing: {@code -h -l -lp -lprof -lrf}. */
final class JmhListing {
  private final CommandLineOptions options;

  JmhListing(CommandLineOptions options) {
    this.options = options;
  }

  boolean isAskedFor() {
    return options.shouldHelp()
        || options.shouldList()
        || options.shouldListWithParams()
        || options.shouldListProfilers()
        || options.shouldListResultFormats();
  }

  /** Lets JMH print it, where JMH prints. */
  void print(Terminal terminal) throws IOException {
    if (options.shouldHelp()) {
      options.showHelp();
      terminal.out().println();
      terminal.out().println("Long options like --profile are the suite's own: see --help.");
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
