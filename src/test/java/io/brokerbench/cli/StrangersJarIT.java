package io.brokerbench.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brokerbench.provision.ShortLived;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A broker that nobody here has heard of, in a jar of its own: all is done with it as with ours.
 */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StrangersJarIT {
  private static final Path SOURCES = Path.of("src", "test", "plugin").toAbsolutePath();
  private static final String DRIVER = "com.example.stranger.StrangerDriver";

  @TempDir static Path built;
  private static Path plugIn;

  @TempDir Path folder;
  private JarProcesses processes;

  @BeforeAll
  static void build() throws IOException {
    Path classes = Files.createDirectories(built.resolve("classes"));
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-d",
                classes.toString(),
                "-cp",
                JarProcesses.jar().toString(),
                SOURCES.resolve(DRIVER.replace('.', '/') + ".java").toString());
    assertThat(status).isZero();
    plugIn = built.resolve("stranger.jar");
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(plugIn));
        Stream<Path> files = Files.walk(classes)) {
      put(jar, "META-INF/services/io.brokerbench.broker.spi.BrokerDriver", DRIVER.getBytes(UTF_8));
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        put(jar, classes.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
  }

  private static void put(JarOutputStream jar, String name, byte[] content) throws IOException {
    jar.putNextEntry(new JarEntry(name));
    jar.write(content);
    jar.closeEntry();
  }

  @BeforeEach
  void setUp() {
    processes = new JarProcesses(folder);
  }

  @AfterEach
  void endAll() {
    processes.close();
  }

  private record End(int status, String said) {}

  private End run(Map<String, String> variables, String words) throws Exception {
    Process process =
        processes.start(
            JarProcesses.command(words.replace("PLUGIN", plugIn.toString()).split(" ")), variables);
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    int status = process.waitFor();
    return new End(status, out + Files.readString(processes.err()));
  }

  private static final String ROWS =
      "--plugin PLUGIN DeliveryBenchmark -p scenario=LOW -p workers=4 -p runIn=NONE -wi 0 -i 2 -r"
          + " 100ms -jvmArgsPrepend "
          + ShortLived.FLAG
          + " ";

  @Test
  void itIsMeasuredAccountedRankedAndDrawn() throws Exception {
    End end = run(Map.of(), ROWS + "-p broker=STRANGER,NATS -f 3");

    assertThat(end.status()).as(end.said()).isZero();
    assertThat(end.said())
        .contains("messages were accounted for")
        .containsPattern("STRANGER +[0-9,]+ +[█▏▎▍▌▋▊▉]+")
        .containsPattern("STRANGER:NATS|NATS:STRANGER");
    Path run = onlyRun();
    JsonNode rows = new ObjectMapper().readTree(run.resolve("jmh.json").toFile());
    assertThat(rows).anyMatch(row -> row.at("/params/broker").asText().equals("STRANGER"));
    assertThat(Files.readString(run.resolve("report.html"))).contains("\"broker\":\"STRANGER\"");
    assertThat(Files.readString(run.resolve("environment.json"))).contains("--plugin");
  }

  @Test
  void aThreadThatItsClientLeavesBehindIsKnownToBeItsOwn() throws Exception {
    End end = run(Map.of("STRANGER_LEAKS", "yes"), ROWS + "-p broker=STRANGER -f 1");

    assertThat(end.status()).as(end.said()).isEqualTo(1);
    assertThat(Files.readString(onlyRun().resolve("forks").resolve("forks.jsonl")))
        .contains("\"owner\":\"stranger\"");
  }

  @Test
  void itIsListedAndWhatItLeftBehindIsFound() throws Exception {
    End wrong = run(Map.of(), "--plugin=PLUGIN -p broker=STRANGR");
    assertThat(wrong.status()).isEqualTo(2);
    assertThat(wrong.said()).contains("STRANGER. Did you mean STRANGER?");

    Path left = folder.resolve(".brokers").resolve("data").resolve("brokerbench-stranger-0123abcd");
    Files.createDirectories(left);
    End doctor = run(Map.of(), "doctor --plugin PLUGIN");
    assertThat(doctor.said()).contains("stranger          1.0, in its plug-in", left.toString());
  }

  @Test
  void aJarWithoutADriverIsRefused() throws Exception {
    End end = run(Map.of(), "--plugin " + JarProcesses.jar().resolveSibling("none.jar"));
    assertThat(end.status()).isEqualTo(2);
    assertThat(end.said()).contains("there is no such file");
  }

  private Path onlyRun() throws IOException {
    try (Stream<Path> runs = Files.list(folder.resolve("results").resolve("runs"))) {
      return runs.findFirst().orElseThrow();
    }
  }
}
