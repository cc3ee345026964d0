package io.brokerbench.doctor;

import io.brokerbench.broker.spi.Drivers;
import io.brokerbench.doctor.Finding.Mark;
import io.brokerbench.hold.HeldEndpoints;
import io.brokerbench.launch.Surroundings;
import io.brokerbench.provision.Host;
import io.brokerbench.provision.external.ExternalBrokers;
import io.brokerbench.provision.local.DataFolders;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says in one screen what this machine can and can't do. It mends nothing by itself. */
public final class Doctor {
  private final List<Check> checks;

  Doctor(List<Check> checks) {
    this.checks = checks;
  }

  /** The doctor of this machine. */
  public static Doctor of(Host host, Surroundings surroundings) {
    SystemFiles files = new SystemFiles(Path.of("/"));
    DataFolders folders = DataFolders.under(host.workingFolder());
    Programs programs = Programs.system();
    return new Doctor(
        List.of(
            JavaCheck.ofThisJvm(host.javaHome()),
            new CoresCheck(files, Runtime.getRuntime().availableProcessors()),
            new FrequencyCheck(files),
            new LimitsCheck(files),
            new MemoryCheck(files),
            new ClockCheck(files, System::nanoTime),
            new DataFoldersCheck(folders),
            new ServersCheck(host, Drivers.all().toList()),
            new DockerCheck(programs),
            new ResultsCheck(
                surroundings.runs(), folder -> Files.getFileStore(folder).getUsableSpace()),
            new NetworkCheck(
                files, () -> new ServerSocket(0, 1, InetAddress.getLoopbackAddress()).close()),
            new LockCheck(surroundings.locks()),
            new LeftoversCheck(
                files,
                folders.all(),
                surroundings.runs(),
                surroundings.workingFolder().resolve(HeldEndpoints.USUAL))));
  }

  /** This one, which also looks at servers that aren't the suite's. */
  public Doctor with(ExternalBrokers servers) {
    List<Check> all = new ArrayList<>(checks);
    all.add(new GuestsCheck(servers));
    return new Doctor(all);
  }

  /** Prints what was found, and returns whether a run without options can be made. */
  public boolean report(PrintStream out) {
    List<Finding> findings = checks.stream().flatMap(check -> examine(check).stream()).toList();
    Screen.lines(findings).forEach(out::println);
    List<Finding> stopping = findings.stream().filter(Finding::stopsDefaultRun).toList();
    long warnings = findings.stream().filter(finding -> finding.mark() == Mark.WARN).count();
    out.println();
    out.println(
        stopping.isEmpty()
            ? "A run without options can be made"
                + (warnings == 0 ? "." : "; what is marked warn makes its numbers worse.")
            : "No run without options can be made: see "
                + stopping.stream().map(Finding::name).collect(Collectors.joining(", "))
                + ".");
    out.flush();
    return stopping.isEmpty();
  }

  /** A kernel that tells things in other words must not keep the other checks from being made. */
  private static List<Finding> examine(Check check) {
    try {
      return check.examine();
    } catch (RuntimeException e) {
      return List.of(
          Finding.warn(check.getClass().getSimpleName(), "can't tell, because of " + e, null));
    }
  }
}
