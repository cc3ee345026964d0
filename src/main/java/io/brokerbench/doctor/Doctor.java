package io.brokerbench.doctor;

import io.brokerbench.broker.spi.Drivers;
import io.brokerbench.doctor.Finding.Mark;
import io.brokerbench.launch.LaunchContext;
import io.brokerbench.provision.BrokerProvider;
import io.brokerbench.provision.Host;
import io.brokerbench.provision.containers.ContainerBrokers;
import io.brokerbench.provision.external.ExternalBrokers;
import io.brokerbench.provision.local.DataFolders;
import io.brokerbench.standing.StandingEndpoints;
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
  private final String run;

  /**
   * A doctor who looks at all of this.
   *
   * @param run what is asked about, as in "A run without options"
   */
  Doctor(List<Check> checks, String run) {
    this.checks = checks;
    this.run = run;
  }

  /**
   * The doctor of this machine.
   *
   * @param brokers those of the run that is asked about
   */
  public static Doctor of(Host host, LaunchContext context, BrokerProvider brokers) {
    SystemFiles files = new SystemFiles(Path.of("/"));
    DataFolders folders = DataFolders.under(host.workingFolder());
    List<Check> checks =
        new ArrayList<>(
            List.of(
                JavaCheck.ofThisJvm(host.javaHome()),
                new CoresCheck(files, Runtime.getRuntime().availableProcessors()),
                new FrequencyCheck(files),
                new LimitsCheck(files),
                new MemoryCheck(files),
                new ClockCheck(files, System::nanoTime)));
    checks.addAll(ofBrokers(host, folders, brokers));
    checks.addAll(
        List.of(
            new ResultsCheck(context.runs(), folder -> Files.getFileStore(folder).getUsableSpace()),
            new NetworkCheck(
                files, () -> new ServerSocket(0, 1, InetAddress.getLoopbackAddress()).close()),
            new LockCheck(context.locks()),
            new LeftoversCheck(
                files,
                folders.all(),
                context.runs(),
                context.workingFolder().resolve(StandingEndpoints.USUAL))));
    return new Doctor(checks, run(brokers));
  }

  /** What the brokers of a run need, and of local ones what others would. */
  private static List<Check> ofBrokers(Host host, DataFolders folders, BrokerProvider brokers) {
    Programs programs = Programs.system();
    if (brokers instanceof ExternalBrokers servers) {
      return List.of(new Required(new GuestsCheck(servers)));
    }
    if (brokers instanceof ContainerBrokers containers) {
      return List.of(
          new Required(new DockerCheck(programs)),
          new ImagesCheck(programs, containers.images(Drivers.defaults())));
    }
    return List.of(
        new DataFoldersCheck(folders),
        new ServersCheck(host, Drivers.all().toList()),
        new DockerCheck(programs));
  }

  private static String run(BrokerProvider brokers) {
    if (brokers instanceof ExternalBrokers) {
      return "A run on these servers";
    }
    return brokers instanceof ContainerBrokers ? "A run in containers" : "A run without options";
  }

  /** Prints what was found, and returns whether the run that is asked about can be made. */
  public boolean report(PrintStream out) {
    List<Finding> findings = checks.stream().flatMap(check -> examine(check).stream()).toList();
    Screen.lines(findings).forEach(out::println);
    List<Finding> stopping = findings.stream().filter(Finding::stopsTheRun).toList();
    long warnings = findings.stream().filter(finding -> finding.mark() == Mark.WARN).count();
    out.println();
    out.println(
        stopping.isEmpty()
            ? run
                + " can be made"
                + (warnings == 0 ? "." : "; what is marked warn makes its numbers worse.")
            : run
                + " can't be made: see "
                + stopping.stream().map(Finding::name).distinct().collect(Collectors.joining(", "))
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
