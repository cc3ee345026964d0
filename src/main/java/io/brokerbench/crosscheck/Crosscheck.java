package io.brokerbench.crosscheck;

import io.brokerbench.console.Interruption;
import io.brokerbench.console.Terminal;
import io.brokerbench.console.UnavailableException;
import io.brokerbench.launch.RunLock;
import io.brokerbench.launch.Surroundings;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Does the same work by the suite and by what others wrote, in turns on one broker a kind, and says
 * whether the suite's rates are what they may be.
 */
public final class Crosscheck {
  private final Surroundings surroundings;
  private final Host host;
  private final Terminal terminal;

  /**
   * A cross-check.
   *
   * @param surroundings what is around it
   * @param host the JDK and the class path of what measures
   */
  public Crosscheck(Surroundings surroundings, Host host) {
    this.surroundings = surroundings;
    this.host = host;
    this.terminal = surroundings.terminal();
  }

  /**
   * Measures, and prints a line a work; blocks for minutes. Of what it started and made nothing is
   * left but logs, where a work could not be measured.
   *
   * @throws UnavailableException if it can't be done now
   * @throws io.brokerbench.provision.ProvisionException if a broker can't be provided
   */
  public Conclusion run(CrosscheckRequest request) throws Exception {
    Collection<BrokerSpec> specs = request.specs().values();
    request.provider().check(Set.copyOf(specs));
    request.provider().notices().forEach(terminal.err()::println);
    List<Finding> findings = new ArrayList<>();
    measure(request, specs, findings);
    Conclusion conclusion = Conclusion.of(findings);
    terminal.out().println();
    terminal.out().println(conclusion.sentence());
    terminal.out().flush();
    return conclusion;
  }

  /** What was found before something ends it is printed, too. */
  @SuppressWarnings("try") // the lock is only held
  private void measure(
      CrosscheckRequest request, Collection<BrokerSpec> specs, List<Finding> findings)
      throws Exception {
    try (RunLock lock = RunLock.acquire(surroundings.locks());
        Interruption interruption =
            Interruption.watch(terminal, "Interrupted: ending what was started.", () -> {})) {
      Path folder = Files.createTempDirectory("brokerbench-crosscheck-");
      try {
        for (BrokerSpec spec : specs) {
          WorksOfOneBroker life = new WorksOfOneBroker(request, spec, folder, terminal);
          life.run(new ChildJvm(host, folder), interruption, findings::add);
        }
      } finally {
        print(findings);
        keepOrDelete(folder, findings);
      }
    }
  }

  private void print(List<Finding> findings) {
    if (!findings.isEmpty()) {
      terminal.out().print(FindingTable.of(findings));
      terminal.out().flush();
    }
  }

  private void keepOrDelete(Path folder, List<Finding> findings) throws IOException {
    if (findings.stream().anyMatch(finding -> finding.verdict() == Verdict.NOT_MEASURED)) {
      terminal.err().println("Logs: " + folder);
    } else {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
