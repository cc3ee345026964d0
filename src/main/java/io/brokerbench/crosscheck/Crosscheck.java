package io.brokerbench.crosscheck;

import io.brokerbench.console.Interruption;
import io.brokerbench.console.Terminal;
import io.brokerbench.console.UnavailableException;
import io.brokerbench.launch.LaunchContext;
import io.brokerbench.launch.RunLock;
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
  private final LaunchContext context;
  private final Host host;
  private final Terminal terminal;

  /**
   * A cross-check.
   *
   * @param context what is around it
   * @param host the JDK and the class path of what measures
   */
  public Crosscheck(LaunchContext context, Host host) {
    this.context = context;
    this.host = host;
    this.terminal = context.terminal();
  }

  /**
   * Measures, and prints a line a work; blocks for minutes. Of what it started and made nothing is
   * left but logs, where a work could not be measured.
   *
   * @throws UnavailableException if it can't be done now
   * @throws io.brokerbench.provision.ProvisionException if a broker can't be provided
   */
  public CrosscheckOutcome run(CrosscheckRequest request) throws Exception {
    Collection<BrokerSpec> specs = request.specs().values();
    request.provider().check(Set.copyOf(specs));
    request.provider().notices().forEach(terminal.err()::println);
    List<CheckedWork> checkedWorks = new ArrayList<>();
    measure(request, specs, checkedWorks);
    CrosscheckOutcome outcome = CrosscheckOutcome.of(checkedWorks);
    terminal.out().println();
    terminal.out().println(outcome.sentence());
    terminal.out().flush();
    return outcome;
  }

  /** What was found before something ends it is printed, too. */
  @SuppressWarnings("try") // the lock is only held
  private void measure(
      CrosscheckRequest request, Collection<BrokerSpec> specs, List<CheckedWork> checkedWorks)
      throws Exception {
    try (RunLock lock = RunLock.acquire(context.locks());
        Interruption interruption =
            Interruption.watch(terminal, "Interrupted: ending what was started.", () -> {})) {
      Path folder = Files.createTempDirectory("brokerbench-crosscheck-");
      try {
        for (BrokerSpec spec : specs) {
          WorksOfOneBroker life = new WorksOfOneBroker(request, spec, folder, terminal);
          life.run(new ChildJvm(host, folder), interruption, checkedWorks::add);
        }
      } finally {
        print(checkedWorks);
        keepOrDelete(folder, checkedWorks);
      }
    }
  }

  private void print(List<CheckedWork> checkedWorks) {
    if (!checkedWorks.isEmpty()) {
      terminal.out().print(CheckedWorkTable.of(checkedWorks));
      terminal.out().flush();
    }
  }

  private void keepOrDelete(Path folder, List<CheckedWork> checkedWorks) throws IOException {
    if (checkedWorks.stream().anyMatch(checked -> checked.check() == BoundCheck.NOT_MEASURED)) {
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
