package io.brokerbench.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brokerbench.regression.Direction;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Against what the action's README says of its custom formats, and what its {@code
 * BenchmarkResults} in src/extract.ts accepts; it publishes no schema.
 */
class GithubActionBenchmarkTest {
  @TempDir Path folder;
  private Schema schema;

  @BeforeEach
  void readSchema() throws IOException {
    schema = new Schema("github-action-benchmark.json");
  }

  private JsonNode valid(ExportedRun run, Direction direction) throws IOException {
    String text = GithubActionBenchmark.text(run, direction);
    assertThat(schema.faults(text)).isEmpty();
    return new ObjectMapper().readTree(text);
  }

  @Test
  void realRunFollowsTheDocumentedForm() throws IOException {
    assertThat(valid(Runs.baseline(), Direction.HIGHER))
        .hasSize(8)
        .allMatch(entry -> entry.path("unit").asText().equals("ops/s") && entry.has("range"));
    assertThat(GithubActionBenchmark.text(Runs.baseline(), Direction.LOWER)).isEmpty();
  }

  @Test
  void schemaTellsFaults() {
    assertThat(schema.faults("[]")).isNotEmpty();
    assertThat(schema.faults("{}")).isNotEmpty();
    assertThat(schema.faults("[{\"name\": \"a\", \"unit\": \"s\", \"value\": \"NaN\"}]"))
        .isNotEmpty();
  }

  @Test
  void directionFollowsTheMode() throws IOException {
    ExportedRun run =
        Runs.run(
            folder,
            Runs.openLoop(
                Runs.row("a.B.c", "thrpt", "ops/s", "KAFKA", 2.0, Runs.metric("e2e.p99", "us", 3))),
            Runs.row("a.B.c", "avgt", "ms/op", "KAFKA", 4.0));

    assertThat(valid(run, Direction.HIGHER))
        .extracting(entry -> entry.path("name").asText())
        .containsExactly("a.B.c thrpt broker=KAFKA rate=1");
    assertThat(valid(run, Direction.LOWER))
        .extracting(entry -> entry.path("name").asText())
        .containsExactly("a.B.c thrpt broker=KAFKA rate=1 e2e.p99", "a.B.c avgt broker=KAFKA x=1");
  }

  @Test
  void invalidRowsAreLeftOut() throws IOException {
    ExportedRun run =
        Runs.run(folder, Runs.row("KAFKA", 1, Runs.lost(1)), Runs.row("a|\\\"b\\n", 2));

    assertThat(valid(run, Direction.HIGHER))
        .extracting(entry -> entry.path("name").asText())
        .containsExactly("a.b.C.run thrpt broker=a|\"b  x=1");
    assertThat(GithubActionBenchmark.text(run, Direction.LOWER)).isEmpty();
  }
}
