package io.brokerbench.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the schema that Bencher publishes: https://bencher.dev/v0/bmf.json (Apache-2.0, MIT). */
class BencherTest {
  @TempDir Path folder;
  private Schema schema;

  @BeforeEach
  void readSchema() throws IOException {
    schema = new Schema("bencher-bmf-v0.json");
  }

  private JsonNode valid(ExportedRun run) throws IOException {
    String text = Bencher.text(run);
    assertThat(schema.faults(text)).isEmpty();
    return new ObjectMapper().readTree(text);
  }

  @Test
  void realRunFollowsThePublishedSchema() throws IOException {
    JsonNode benchmarks = valid(Runs.baseline());

    assertThat(benchmarks).hasSize(8);
    assertThat(benchmarks.properties())
        .allSatisfy(
            benchmark -> {
              assertThat(benchmark.getValue().fieldNames())
                  .toIterable()
                  .containsExactly("throughput");
              JsonNode score = benchmark.getValue().path("throughput");
              assertThat(score.path("lower_value").asDouble())
                  .isLessThan(score.path("value").asDouble());
              assertThat(score.path("upper_value").asDouble())
                  .isGreaterThan(score.path("value").asDouble());
            });
  }

  @Test
  void latenciesOfAnOpenLoopStandBesideTheScore() throws IOException {
    JsonNode benchmarks =
        valid(
            Runs.run(
                folder,
                Runs.openLoop(
                    Runs.row(
                        "KAFKA",
                        1,
                        Runs.metric("ack.p50", "us", 3),
                        Runs.metric("e2e.p99", "us", 9)))));

    assertThat(benchmarks.elements().next().fieldNames())
        .toIterable()
        .containsExactly("ack-p50", "e2e-p99", "throughput");
  }

  @Test
  void schemaTellsFaults() {
    assertThat(schema.faults("{\"a\": {\"latency\": {\"value\": \"1\"}}}")).isNotEmpty();
    assertThat(schema.faults("{\"a\": {\"latency\": {\"lower_value\": 1}}}")).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "thrpt, ops/s,   throughput, 2",
    "thrpt, ops/ms,  throughput, 2000",
    "avgt,  us/op,   latency,    2000",
    "ss,    s/op,    latency,    2000000000",
    "avgt,  beats,   score,      2",
    "avgt,  beats/op, score,     2",
  })
  void scoresGoUnderBenchersMeasuresInItsUnits(
      String mode, String unit, String measure, double value) throws IOException {
    JsonNode row =
        valid(Runs.run(folder, Runs.row("a.B.c", mode, unit, "KAFKA", 2.0)))
            .get("a.B.c " + mode + " broker=KAFKA x=1");

    assertThat(row.path(measure).path("value").asDouble()).isEqualTo(value);
    assertThat(row).hasSize(1);
  }

  @Test
  void invalidRowsAreLeftOut() throws IOException {
    assertThat(
            valid(Runs.run(folder, Runs.row("KAFKA", 1, Runs.lost(1)), Runs.row("NATS", 2)))
                .fieldNames())
        .toIterable()
        .containsExactly("a.b.C.run thrpt broker=NATS x=1");
    assertThat(Bencher.text(Runs.run(folder, Runs.row("KAFKA", 1, Runs.lost(1))))).isEmpty();
  }

  @Test
  void anyNameIsAKey() throws IOException {
    assertThat(valid(Runs.run(folder, Runs.row("a\\\"b,c|\\nd", 1))).fieldNames())
        .toIterable()
        .containsExactly("a.b.C.run thrpt broker=a\"b,c| d x=1");
  }

  @Test
  void nameThatBencherRefusesIsRefusedHere() throws IOException {
    ExportedRun run = Runs.run(folder, Runs.row("x".repeat(1024), 1));

    assertThatThrownBy(() -> Bencher.text(run))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("at most 1024 bytes");
  }
}
