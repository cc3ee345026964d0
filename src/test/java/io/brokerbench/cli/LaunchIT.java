package io.brokerbench.cli;

import static io.brokerbench.cli.JarProcesses.assertEnd;
import static io.brokerbench.cli.JarProcesses.signal;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brokerbench.provision.ShortLived;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar as a user starts it, and ends it. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LaunchIT {
  /** JMH ends this line when the iteration ends; then comes the measurement. */
  private static final String WARMED_UP = "# Warmup Iteration   1";

  @TempDir Path folder;
  private JarProcesses processes;

  @BeforeEach
  void setUp() throws Exception {
    processes = new JarProcesses(folder).withKafka();
  }

  @AfterEach
  void endAll() {
    processes.close();
  }

  private Process start(String... words) throws IOException {
    return processes.start(words);
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

  private JsonNode rows() throws IOException {
    try (Stream<Path> runs = Files.list(folder.resolve("results").resolve("runs"))) {
      Path run = runs.findFirst().orElseThrow();
      return new ObjectMapper().readTree(run.resolve("jmh.json").toFile());
    }
  }

  private Path page() throws IOException {
    try (Stream<Path> runs = Files.list(folder.resolve("results").resolve("runs"))) {
      return runs.findFirst().orElseThrow().resolve("report.html");
    }
  }

  @Test
  void smokeProfileMeasuresEveryBrokerAndLeavesNothingRunning() throws Exception {
    Process launcher = start("--profile", "smoke", "-jvmArgsPrepend", ShortLived.FLAG);
    String out = new String(launcher.getInputStream().readAllBytes(), UTF_8);

    assertThat(launcher.waitFor()).as(Files.readString(folder.resolve("err"))).isZero();
    assertThat(out).contains("INPROC", "KAFKA", "NATS", "messages were accounted for");
    assertThat(rows()).hasSize(3);
    assertThat(launcher.descendants()).isEmpty();
  }

  @Test
  void calibratedFloorsAreUsedByTheNextComparison() throws Exception {
    List<String> row =
        List.of(
            "-p broker=INPROC -p workers=1 -p scenario=LOW -p runIn=NONE -wi 1 -w 100ms -i 4 -r 100ms -f 3 --metric score -jvmArgsPrepend "
                .concat(ShortLived.FLAG)
                .split(" "));
    Process calibrate = start(with(row, "calibrate"));
    String found = new String(calibrate.getInputStream().readAllBytes(), UTF_8);
    assertThat(calibrate.waitFor()).as(found).isZero();
    assertThat(found).contains("Calibrations: 1 added to results/noise-floor.json");

    Process ab = start(with(row, "ab", "--candidate", "-jvmArgsAppend -Dplanted=1"));
    String judged = new String(ab.getInputStream().readAllBytes(), UTF_8);

    assertThat(ab.waitFor()).as(judged).isNotEqualTo(2);
    assertThat(judged)
        .contains("results/noise-floor.json knows 1 of 1 rows, measured with 3 forks a side");
  }

  private static String[] with(List<String> common, String... first) {
    return Stream.concat(Stream.of(first), common.stream()).toArray(String[]::new);
  }

  @Test
  void interruptKeepsTheRowsThatAreDoneAndLeavesNothingRunning() throws Exception {
    Process launcher =
        start(
            ("--order grouped -p broker=INPROC -p workers=1 -p scenario=LOW,HIGH -p runIn=NONE -f 1"
                    + " -wi 1 -w 1s -i 1 -r 1s -v EXTRA")
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
    assertThat(rest)
        .contains("INPROC HIGH runIn=NONE workers=1: fork 1: interrupted")
        .contains("Results: results/runs/", "/report.html");
    assertThat(page()).isNotEmptyFile();
    assertThat(folder.resolve("err")).content().contains("Interrupted: stopping");
  }

  @Test
  void killedLauncherTakesItsForkAlong() throws Exception {
    Process launcher =
        start(
            "-p broker=INPROC -p workers=1 -p scenario=LOW -p runIn=NONE -f 1 -wi 1 -w 100ms -r 10m -v EXTRA"
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

  @Test
  void helpListsTheCommandsAndFitsOnAScreen() throws Exception {
    Process launcher = start("--help");
    List<String> lines =
        new String(launcher.getInputStream().readAllBytes(), UTF_8).lines().toList();

    assertThat(String.join("\n", lines))
        .contains("\n  run  ", "\n  saturate  ", "\n  brokers  ", "\n  doctor  ");
    assertThat(lines).allMatch(line -> line.length() <= 80);
    assertThat(launcher.waitFor()).isZero();
  }
}
