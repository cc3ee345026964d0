package io.brokerbench.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brokerbench.provision.ShortLived;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run on a small disk of its own, in a mount namespace of its own, that fails meanwhile. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FailingDiskIT {
  private static final Pattern RESULTS = Pattern.compile("Results: (\\S+)");

  /** Mounts at $1, and runs the rest there. */
  private static final String ON_A_DISK =
      "mount -t tmpfs -o size=512k tmpfs \"$1\" && shift && exec \"$@\"";

  @TempDir Path folder;
  private final List<Path> elsewhere = new ArrayList<>();

  @AfterEach
  void removeWhatWasKeptElsewhere() throws IOException {
    for (Path run : elsewhere) {
      try (Stream<Path> tree = Files.walk(run.getParent())) {
        for (Path file : tree.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "FULL, no space left on device",
    "READ_ONLY, read-only file system",
    "GONE, its folder is gone"
  })
  void everythingIsPrintedAndKeptElsewhere(String fault, String reason) throws Exception {
    String said = run(fault, "PlantedBenchmark");

    assertThat(said)
        .contains("PlantedBenchmark.operate", "messages were accounted for")
        .contains("Results could not be kept where they belong. ")
        .contains(": " + reason + ".")
        .doesNotContain("Exception")
        .endsWith("Outcome: UNSAVED");
    Path kept = kept(said);
    JsonNode rows = new ObjectMapper().readTree(kept.resolve("jmh.json").toFile());
    assertThat(rows).hasSize(2);
    assertThat(rows).allMatch(row -> row.at("/primaryMetric/rawData").size() == 2);
    assertThat(Files.readAllLines(kept.resolve("forks").resolve("forks.jsonl"))).hasSize(4);
    assertThat(kept.resolve("histograms").toFile().list()).hasSize(4);
    assertThat(kept.resolve("environment.json")).exists();
  }

  @Test
  void invalidRowStaysInvalidAndTheUsersOwnFileIsSpokenOf() throws Exception {
    String said = run("FULL", "PlantedBenchmark", "-p", "plant=THROWS", "-rff", "rows.json");

    assertThat(said)
        .contains("MISSING", "planted failure")
        .contains("Could not be written: ", "rows.json: no space left on device.")
        .endsWith("Outcome: INVALID");
    assertThat(Files.readAllLines(kept(said).resolve("forks").resolve("forks.jsonl"))).hasSize(4);
  }

  private Path kept(String said) {
    Matcher results = RESULTS.matcher(said);
    assertThat(results.find()).as(said).isTrue();
    Path run = Path.of(results.group(1));
    assertThat(run.startsWith(folder)).isFalse();
    elsewhere.add(run);
    return run;
  }

  private String run(String fault, String... words) throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    List<String> command =
        new ArrayList<>(List.of("unshare", "-m", "/bin/sh", "-c", ON_A_DISK, "-", disk.toString()));
    assumeTrue(succeeds(command, "true"), "no disk can be mounted here");
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            ShortLived.FLAG,
            "-Djmh.ignoreLock=true",
            "-cp",
            System.getProperty("java.class.path"),
            FailingDiskMain.class.getName(),
            disk.toString(),
            fault));
    command.addAll(List.of(words));
    Process run = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(run.getInputStream().readAllBytes(), UTF_8).strip();
    assertThat(run.waitFor()).as(said).isZero();
    return said;
  }

  private static boolean succeeds(List<String> command, String last) throws Exception {
    List<String> line = new ArrayList<>(command);
    line.add(last);
    return new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }
}
