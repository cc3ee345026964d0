package io.brokerbench.results;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brokerbench.measure.Account;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
  private static final Instant START = Instant.parse("2026-03-04T05:06:07.89Z");

  @TempDir Path folder;

  @Test
  void isNamedAfterTimeAndProfileAndNeverTwiceTheSame() throws IOException {
    Path runs = folder.resolve("results").resolve("runs");

    assertThat(RunFolder.create(runs, START, "quick").path())
        .isEqualTo(runs.resolve("20260304T050607Z-quick"));
    assertThat(RunFolder.create(runs, START, "quick").path())
        .isEqualTo(runs.resolve("20260304T050607Z-quick-2"));
    assertThat(RunFolder.create(runs, START, "my own/../profile").path())
        .isEqualTo(runs.resolve("20260304T050607Z-my-own-..-profile"));
  }

  @Test
  void isNamedAsTheFolderOfRunsIs() throws IOException {
    Path runs = Path.of("").toAbsolutePath().relativize(folder).resolve("results");

    assertThat(RunFolder.create(runs, START, "run").path()).isRelative();
  }

  @Test
  void forksAreOneLineEach() throws IOException {
    RunFolder run = RunFolder.create(folder, START, "run");
    run.append(record(1));
    run.append(record(2));

    List<String> lines = Files.readAllLines(run.path().resolve("forks").resolve("forks.jsonl"));
    assertThat(lines).hasSize(2);
    JsonNode second = new ObjectMapper().readTree(lines.get(1));
    assertThat(second.at("/fork").asInt()).isEqualTo(2);
    assertThat(second.at("/outcome").asText()).isEqualTo("VALID");
    assertThat(second.at("/account/published").asLong()).isEqualTo(10);
    assertThat(second.has("threads")).isFalse();
    assertThat(second.at("/score/iterations/1").asDouble()).isEqualTo(2.5);
  }

  private static ForkRecord record(int fork) {
    return new ForkRecord(
        "a.B.c",
        "thrpt",
        Map.of("broker", "KAFKA"),
        fork,
        START.toString(),
        START.plusSeconds(1).toString(),
        ForkRecord.ForkStatus.VALID,
        List.of(),
        null,
        null,
        null,
        new ForkRecord.Score("ops/s", List.of(1.5, 2.5)),
        new Account(10, 10, 0, 10, 0, 0, 0, 0, 0, 0, 0, 0),
        null,
        null,
        null,
        null,
        null);
  }

  @Test
  void forkWithoutLatenciesHasNoHistograms() throws IOException {
    RunFolder run = RunFolder.create(folder, START, "run");

    run.writeHistograms("none", List.<Histogram>of());

    assertThat(run.path().resolve("histograms")).doesNotExist();
  }
}
