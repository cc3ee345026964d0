package io.brokerbench.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar as a user starts it, and ends it. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LaunchIT {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  /** JMH ends this line when the iteration ends; then comes the measurement. */
  private static final String WARMED_UP = "# Warmup Iteration   1";

  @TempDir Path folder;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void endAll() {
    started.forEach(
        process -> {
          process.descendants().forEach(ProcessHandle::destroyForcibly);
          process.destroyForcibly();
        });
  }

  private Process start(String... words) throws IOException {
    List<String> command = new ArrayList<>();
    // A shell that runs the tests in the background has its children ignore Ctrl-C.
    Collections.addAll(command, "env", "--default-signal=INT");
    // Other tests may be benchmarking at the same time.
    Collections.addAll(command, JAVA.toString(), "-Djmh.ignoreLock=true", "-jar");
    command.add(
        Path.of(Objects.requireNonNull(System.getProperty("brokerbench.jar")))
            .toAbsolutePath()
            .toString());
    Collections.addAll(command, words);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.redirectError(folder.resolve("err").toFile());
    Path server = Path.of(".brokers", "nats-server").toAbsolutePath();
    if (Files.isExecutable(server)) {
      builder.environment().putIfAbsent("NATS_SERVER", server.toString());
    }
    Process process = builder.start();
    started.add(process);
    return process;
  }

  /** Reads until a line has been said so many times. */
  private static void awaitLine(BufferedReader out, String text, int times) throws IOException {
    int seen = 0;
    while (seen < times) {
      String line = out.readLine();
      assertThat(line).as("a line with " + text).isNotNull();
      if (line.contains(text)) {
        seen++;
      }
    }
  }

  private static void signal(Process process, String name) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  private static void assertEnd(List<ProcessHandle> processes) throws Exception {
    CompletableFuture.allOf(
            processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
        .get(5, TimeUnit.SECONDS);
  }

  private JsonNode rows() throws IOException {
    try (Stream<Path> runs = Files.list(folder.resolve("results").resolve("runs"))) {
      Path run = runs.findFirst().orElseThrow();
      return new ObjectMapper().readTree(run.resolve("jmh.json").toFile());
    }
  }

  @Test
  void smokeProfileMeasuresEveryBrokerAndLeavesNothingRunning() throws Exception {
    Process launcher = start("--profile", "smoke");
    String out = new String(launcher.getInputStream().readAllBytes(), UTF_8);

    assertThat(launcher.waitFor()).as(Files.readString(folder.resolve("err"))).isZero();
    assertThat(out).contains("INPROC", "KAFKA", "NATS", "messages were accounted for");
    assertThat(rows()).hasSize(3);
    assertThat(launcher.descendants()).isEmpty();
  }

  @Test
  void interruptKeepsTheRowsThatAreDoneAndLeavesNothingRunning() throws Exception {
    Process launcher =
        start(
            ("-p broker=INPROC -p workers=1 -p scenario=LOW,HIGH -f 1 -wi 1 -w 1s -i 1 -r 1s -v"
                    + " EXTRA")
                .split(" "));
    BufferedReader out = launcher.inputReader(UTF_8);
    awaitLine(out, WARMED_UP, 2);
    List<ProcessHandle> family = launcher.descendants().toList();
    assertThat(family).isNotEmpty();

    signal(launcher, "INT");
    String rest = String.join("\n", out.lines().toList());

    assertThat(launcher.waitFor()).isEqualTo(130);
    assertEnd(family);
    assertThat(rows()).hasSize(1);
    assertThat(rows().at("/0/params/scenario").asText()).isEqualTo("LOW");
    assertThat(rest).contains("HIGH 1: fork 1: interrupted").contains("Results: results/runs/");
    assertThat(folder.resolve("err")).content().contains("Interrupted: stopping");
  }

  @Test
  void killedLauncherTakesItsForkAlong() throws Exception {
    Process launcher =
        start(
            "-p broker=INPROC -p workers=1 -p scenario=LOW -f 1 -wi 1 -w 100ms -r 10m -v EXTRA"
                .split(" "));
    awaitLine(launcher.inputReader(UTF_8), WARMED_UP, 1);
    List<ProcessHandle> family = launcher.descendants().toList();
    assertThat(family).isNotEmpty();

    signal(launcher, "KILL");

    assertEnd(family);
  }

  @Test
  void versionNamesTheSuiteAndItsRevision() throws Exception {
    Process launcher = start("--version");

    assertThat(new String(launcher.getInputStream().readAllBytes(), UTF_8))
        .containsPattern("brokerbench \\d+\\.\\d+\\.\\d+.* \\(([0-9a-f]{12}(-dirty)?|unknown)\\)")
        .contains("JMH 1.37", "jnats ", "kafka-clients ");
    assertThat(launcher.waitFor()).isZero();
  }
}
