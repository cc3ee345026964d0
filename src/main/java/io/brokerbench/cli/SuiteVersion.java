package io.brokerbench.cli;

import io.brokerbench.results.Suite;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class SuiteVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    Suite suite = Suite.current();
    List<String> lines = new ArrayList<>();
    lines.add("brokerbench " + suite.version() + " (" + suite.revision() + ")");
    lines.add("JMH " + suite.jmh());
    suite.clients().forEach((name, version) -> lines.add(name + " " + version));
    return lines.toArray(String[]::new);
  }
}
