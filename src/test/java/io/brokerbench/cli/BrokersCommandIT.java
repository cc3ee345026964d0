package io.brokerbench.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brokerbench.provision.Eventually;
import io.brokerbench.provision.ShortLived;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command {@code brokers} as a user starts it, uses what it holds, and ends it. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BrokersCommandIT {
  /** What JMH needs to run once, and no longer than that. */
  private static final String SHORT =
      " -f 1 -wi 0 -i 1 -r 100ms -p workers=8 -p runIn=NONE -foe true -rf json -rff rows.json"
          + " -jvmArgsPrepend "
          + ShortLived.FLAG;

  @TempDir Path folder;
  private JarProcesses processes;
  private Path endpoints;

  @BeforeEach
  void setUp() throws Exception {
    processes = new JarProcesses(folder).withKafka();
    endpoints = folder.resolve(".brokers").resolve("endpoints.properties");
  }

  @AfterEach
  void endAll() {
    processes.close();
  }

  /** Starts a holder, and reads what it says until its brokers are held. */
  private Process hold(List<String> said, String... words) throws IOException {
    Process holder =
        processes.start(
            Stream.concat(Stream.of("brokers"), Stream.of(words)).toArray(String[]::new));
    BufferedReader out = holder.inputReader(UTF_8);
    String line = "";
    while (!line.startsWith("BROKERBENCH_ENDPOINTS=")) {
      line = out.readLine();
      assertThat(line).as(() -> "The holder failed: " + read(processes.err())).isNotNull();
      said.add(line);
    }
    return holder;
  }

  @Test
  void plainJmhMeasuresEveryBrokerByTheCommandLineThatIsPrinted() throws Exception {
    List<String> said = new ArrayList<>();
    Process holder = hold(said);
    List<ProcessHandle> family = holder.descendants().toList();
    assertThat(said).hasSize(4);
    assertThat(said.get(0))
        .matches("KAFKA \\d+\\.\\d+\\S* 127.0.0.1:\\d+ http://127.0.0.1:\\d+\\S*");
    assertThat(said.get(1)).matches("NATS \\d+\\.\\d+\\S* nats://127.0.0.1:\\d+ http://\\S+");
    assertThat(said.get(2)).isEqualTo("endpoints " + endpoints);

    Process jmh = processes.start(List.of("/bin/sh", "-c", said.get(3) + SHORT), Map.of());
    String out = new String(jmh.getInputStream().readAllBytes(), UTF_8);

    assertThat(jmh.waitFor()).as(out).isZero();
    JsonNode rows = new ObjectMapper().readTree(folder.resolve("rows.json").toFile());
    assertThat(rows).hasSize(2);
    for (JsonNode row : rows) {
      assertThat(row.at("/primaryMetric/score").asDouble()).isPositive();
      assertThat(row.at("/secondaryMetrics/lost/score").asInt(-1)).isZero();
    }

    JarProcesses.signal(holder, "TERM");

    assertThat(holder.waitFor()).isZero();
    JarProcesses.assertEnd(family);
    assertThat(folder.resolve(".brokers")).isDirectoryNotContaining("regex:.*(?<!\\.jsa)");
    assertThat(read(processes.err())).contains("Held until Ctrl-C.", "Ending the brokers.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"KAFKA", "NATS"})
  void killedHolderLeavesNoServer(String kind) throws Exception {
    Process holder = hold(new ArrayList<>(), kind);
    List<ProcessHandle> family = holder.descendants().toList();
    assertThat(family).hasSizeGreaterThanOrEqualTo(2);

    JarProcesses.signal(holder, "KILL");

    JarProcesses.assertEnd(family);
    assertThat(endpoints).exists();
    Process doctor = processes.start("doctor");
    assertThat(new String(doctor.getInputStream().readAllBytes(), UTF_8))
        .contains(
            "endpoints files of held brokers that are gone: 1",
            "$ rm .brokers/endpoints.properties");

    // It is of no use to anybody, and in nobody's way.
    Process next = hold(new ArrayList<>(), "NATS");
    JarProcesses.signal(next, "INT");
    assertThat(next.waitFor()).isZero();
    assertThat(endpoints).doesNotExist();
  }

  @Test
  void secondHolderOfAFileIsRefusedAndTheFirstIsLeftAlone() throws Exception {
    Process holder = hold(new ArrayList<>(), "nats");

    Process second = processes.start("brokers", "nats");

    assertThat(second.waitFor()).isEqualTo(2);
    assertThat(read(processes.err())).contains("is of brokers that are held now");
    assertThat(holder.isAlive()).isTrue();
    assertThat(endpoints).exists();
    JarProcesses.signal(holder, "INT");
    assertThat(holder.waitFor()).isZero();
  }

  @Test
  void brokerThatDiesEndsTheHold() throws Exception {
    Process holder = hold(new ArrayList<>(), "nats", "kafka");
    List<ProcessHandle> family = holder.descendants().toList();
    family.stream()
        .filter(process -> process.info().command().orElse("").endsWith("nats-server"))
        .forEach(ProcessHandle::destroyForcibly);

    assertThat(holder.waitFor()).isEqualTo(3);

    JarProcesses.assertEnd(family);
    assertThat(endpoints).doesNotExist();
    assertThat(read(processes.err()))
        .contains("The NATS broker ended by itself; the others are ended too.")
        .contains("The end of its log " + folder.resolve(".brokers").resolve("endpoints-nats.log"))
        .contains("Server is ready");
  }

  @Test
  void interruptWhileBrokersStartLeavesNothing() throws Exception {
    Process holder = processes.start("brokers", "kafka");
    Eventually.until(() -> !holder.isAlive() || holder.descendants().findAny().isPresent());
    assertThat(holder.isAlive()).isTrue();
    List<ProcessHandle> family = holder.descendants().toList();

    JarProcesses.signal(holder, "INT");

    assertThat(holder.waitFor()).isEqualTo(130);
    JarProcesses.assertEnd(family);
    assertThat(folder.resolve(".brokers")).isDirectoryNotContaining("regex:.*(?<!\\.jsa)");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
