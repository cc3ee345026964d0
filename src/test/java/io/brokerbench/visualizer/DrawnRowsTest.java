package io.brokerbench.visualizer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawnRowsTest {
  private static final Path QUICK = Path.of("results", "baseline", "quick.json");

  @TempDir Path folder;

  private Path file(String name, String... rows) throws IOException {
    return Files.writeString(folder.resolve(name), "[" + String.join(",", rows) + "]");
  }

  private static String row(String benchmark, String params) {
    return "{\"benchmark\":\"" + benchmark + "\",\"params\":{" + params + "},\"other\":1.25}";
  }

  private static JsonNode drawn(Path file, Path... together) throws IOException {
    return new ObjectMapper().readTree(DrawnRows.of(file, List.of(together)));
  }

  @Test
  void parametersThatVaryInTheirClassStayAndAllElse() throws IOException {
    Path file =
        file(
            "a.json",
            row("a.B.c", "\"x\":\"1\",\"y\":\"1\""),
            row("a.B.d", "\"x\":\"2\",\"y\":\"1\""),
            row("a.E.c", "\"x\":\"1\",\"y\":\"2\""));

    assertThat(drawn(file, file))
        .hasToString(
            "["
                + String.join(
                    ",", row("a.B.c", "\"x\":\"1\""), row("a.B.d", "\"x\":\"2\""), row("a.E.c", ""))
                + "]");
  }

  @Test
  void whatVariesFromRunToRunStays() throws IOException {
    Path file = file("a.json", row("a.B.c", "\"x\":\"1\",\"y\":\"1\""));
    Path other = file("b.json", row("a.B.c", "\"x\":\"2\",\"y\":\"1\""));

    assertThat(drawn(file, file, other)).hasToString("[" + row("a.B.c", "\"x\":\"1\"") + "]");
  }

  @Test
  void realRunHasItsBrokersAndScenariosLeft() throws IOException {
    assertThat(drawn(QUICK, QUICK))
        .hasSize(8)
        .allSatisfy(
            row ->
                assertThat(row.path("params").fieldNames())
                    .toIterable()
                    .containsExactly("broker", "scenario"));
    assertThat(drawn(QUICK, QUICK).at("/0/primaryMetric"))
        .isEqualTo(new ObjectMapper().readTree(QUICK.toFile()).at("/0/primaryMetric"));
  }
}
