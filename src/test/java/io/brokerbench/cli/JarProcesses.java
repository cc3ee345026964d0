package io.brokerbench.cli;

import io.brokerbench.broker.kafka.KafkaArchive;
import io.brokerbench.provision.Host;
import io.brokerbench.provision.ShortLived;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Starts the packaged jar as a user does, in a folder of the test's own. */
final class JarProcesses implements AutoCloseable {
  private final Path folder;
  private final List<Process> started = new ArrayList<>();

  JarProcesses(Path folder) {
    this.folder = folder;
  }

  /** The suite with some words. Its standard error goes to {@link #err}. */
  Process start(String... words) throws IOException {
    return start(command(words), Map.of());
  }

  /**
   * From now on, Kafka starts faster in its folder, as it does for users from the second start on.
   */
  JarProcesses withKafka() throws IOException, InterruptedException {
    Host here = Host.current();
    KafkaArchive.putInto(new Host(here.variables(), folder, jar().toString(), here.javaHome()));
    return this;
  }

  /** The suite's command line with some words. */
  static List<String> command(String... words) {
    // Other tests may be benchmarking at the same time.
    return Stream.concat(
            Stream.of(ShortLived.java(), "-Djmh.ignoreLock=true", "-jar", jar().toString()),
            Stream.of(words))
        .toList();
  }

  /** Any command line. */
  Process start(List<String> command, Map<String, String> variables) throws IOException {
    List<String> line = new ArrayList<>();
    // A shell that runs the tests in the background has its children ignore Ctrl-C.
    line.addAll(List.of("env", "--default-signal=INT"));
    line.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
    builder.redirectError(ProcessBuilder.Redirect.appendTo(err().toFile()));
    builder.environment().putAll(variables);
    Path server = Path.of(".brokers", "nats-server").toAbsolutePath();
    if (Files.isExecutable(server)) {
      builder.environment().putIfAbsent("NATS_SERVER", server.toString());
    }
    Process process = builder.start();
    started.add(process);
    return process;
  }

  /** What has been said on standard error. */
  Path err() {
    return folder.resolve("err");
  }

  static Path jar() {
    return Path.of(Objects.requireNonNull(System.getProperty("brokerbench.jar"))).toAbsolutePath();
  }

  static void signal(Process process, String name) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /** Fails unless all of them end within seconds. */
  static void assertEnd(List<ProcessHandle> processes) throws Exception {
    CompletableFuture.allOf(
            processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
        .get(5, TimeUnit.SECONDS);
  }

  /**
   * Ends whatever still runs. What a process has started ends with it, and tidies up; only what
   * doesn't is killed.
   */
  @Override
  public void close() {
    for (Process process : started) {
      List<ProcessHandle> family = process.descendants().toList();
      process.destroyForcibly();
      try {
        assertEnd(family);
      } catch (Exception e) {
        family.forEach(ProcessHandle::destroyForcibly);
      }
    }
  }
}
