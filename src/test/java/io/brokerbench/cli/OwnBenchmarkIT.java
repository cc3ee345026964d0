package io.brokerbench.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brokerbench.provision.ShortLived;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.generators.BenchmarkProcessor;

/** What docs/benchmarks.md says of benchmarks of one's own, done as it says. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OwnBenchmarkIT {
  private static final Path SOURCES = Path.of("src", "test", "plugin").toAbsolutePath();

  @TempDir static Path built;
  private static Path own;

  @TempDir Path folder;
  private JarProcesses processes;

  @BeforeAll
  static void build() throws Exception {
    Path classes = Files.createDirectories(built.resolve("classes"));
    Path processor =
        Path.of(
            BenchmarkProcessor.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-d",
                classes.toString(),
                "-cp",
                JarProcesses.jar().toString(),
                "-processorpath",
                processor + File.pathSeparator + JarProcesses.jar(),
                SOURCES
                    .resolve(Path.of("com", "example", "orders", "OrdersBenchmark.java"))
                    .toString());
    assertThat(status).isZero();
    own = built.resolve("orders.jar");
    Process jar =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jar").toString(),
                "--create",
                "--file",
                own.toString(),
                "-C",
                classes.toString(),
                ".")
            .inheritIO()
            .start();
    assertThat(jar.waitFor()).isZero();
  }

  @BeforeEach
  void setUp() {
    processes = new JarProcesses(folder);
  }

  @AfterEach
  void endAll() {
    processes.close();
  }

  private record Ended(int status, String said) {}

  private Ended run(List<String> command) throws Exception {
    Process process = processes.start(command, Map.of());
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Ended(process.waitFor(), out + Files.readString(processes.err()));
  }

  @Test
  void itIsMeasuredOnABrokerThatTheSuiteStartsForIt() throws Exception {
    Ended ended =
        run(
            jvm(
                JarProcesses.jar() + File.pathSeparator + own,
                "io.brokerbench.cli.Main",
                "OrdersBenchmark -p broker=NATS -f 1 -wi 0 -i 1 -r 200ms -jvmArgsPrepend "
                    + ShortLived.FLAG));

    assertThat(ended.status()).as(ended.said()).isZero();
    assertThat(ended.said()).contains("OrdersBenchmark.order");
    JsonNode rows = new ObjectMapper().readTree(onlyRun().resolve("jmh.json").toFile());
    assertThat(rows.at("/0/params/broker").asText()).isEqualTo("NATS");
    assertThat(rows.at("/0/primaryMetric/score").asDouble()).isPositive();
  }

  @Test
  void plainJmhThatKnowsNoBrokerSaysHowToStartOne() throws Exception {
    Ended ended =
        run(
            jvm(
                JarProcesses.jar().toString(),
                "org.openjdk.jmh.Main",
                "DeliveryBenchmark -p broker=NATS -p scenario=LOW -f 1 -wi 0 -i 1 -r 100ms"));

    assertThat(ended.said())
        .contains("hold brokers with java -jar benchmarks.jar brokers, which says what to set")
        .doesNotContain("\tat io.brokerbench");
  }

  private static List<String> jvm(String classPath, String mainClass, String words) {
    return Stream.concat(
            Stream.of(ShortLived.java(), "-Djmh.ignoreLock=true", "-cp", classPath, mainClass),
            Stream.of(words.split(" ")))
        .toList();
  }

  private Path onlyRun() throws IOException {
    try (Stream<Path> runs = Files.list(folder.resolve("results").resolve("runs"))) {
      return runs.reduce((one, other) -> other).orElseThrow();
    }
  }
}
