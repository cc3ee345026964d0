package io.brokerbench.provision;

import io.brokerbench.broker.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A server of a cluster that this JVM has started, for tests that do it harm. */
public record ServerProcess(ProcessHandle process) {
  /** The server of this number, from 1, or the only one, and not the shell that watches it. */
  public static ServerProcess of(Endpoint cluster, int number) {
    String folder = "/" + cluster.identity() + "-" + number + "/";
    String single = "/" + cluster.identity() + "/";
    return find(
        process -> commandLine(process).contains(folder) || commandLine(process).contains(single));
  }

  /** The only server that runs, some processes aside. */
  public static ServerProcess only(Set<ProcessHandle> others) {
    return find(
        process ->
            !others.contains(process)
                && Stream.of("KafkaServerMain", "nats-server", "redis-server")
                    .anyMatch(commandLine(process)::contains));
  }

  private static ServerProcess find(Predicate<ProcessHandle> which) {
    return ProcessHandle.current()
        .descendants()
        .filter(
            process ->
                process.info().command().orElse("").matches(".*/(java|nats-server.*|redis-.*)"))
        .filter(which)
        .map(ServerProcess::new)
        .findFirst()
        .orElseThrow();
  }

  /** The JDK's own is empty where there are many arguments. */
  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
    } catch (IOException e) {
      return "";
    }
  }

  /** Ends it at once; returns when it has. */
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Sends a signal, as in "STOP". */
  public void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }
}
