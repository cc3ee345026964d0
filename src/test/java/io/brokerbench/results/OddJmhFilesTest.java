package io.brokerbench.results;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.brokerbench.results.JmhMetric.Fork;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What versions of JMH wrote, in shapes that are seldom met, and what became of it on the way. */
class OddJmhFilesTest {
  private static final Path CASES = Path.of("src", "test", "resources", "cases", "jmh");

  @TempDir Path folder;

  private static JmhRow row(String name) {
    List<JmhRow> rows = JmhFile.read(CASES.resolve(name)).rows();
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  private static JmhMetric metric(JmhRow row, String name) {
    return Objects.requireNonNull(row.metrics().get(name), name);
  }

  private Path copy(byte[] content) throws IOException {
    return Files.write(folder.resolve("copy.json"), content);
  }

  @Test
  void version119HadNoNameOfTheVm() {
    JmhRow row = row("1.19-throughput.json");

    assertThat(row.key())
        .isEqualTo(new RowKey("odd.Shapes.plain", "thrpt", 1, "ops/us", Map.of("size", "1")));
    assertThat(row.conditions())
        .containsEntry("JMH", "1.19")
        .containsEntry("VM", "17.0.15+6-Debian-1deb12u1");
    assertThat(metric(row, JmhRow.SCORE).forks()).hasSize(1);
  }

  @Test
  void noForkIsOneJvmThatMeasured() {
    JmhRow row = row("1.23-in-process.json");

    assertThat(row.conditions()).containsEntry("JMH", "1.23").containsEntry("forks", "0");
    assertThat(metric(row, JmhRow.SCORE).forks())
        .singleElement()
        .satisfies(fork -> assertThat(fork.iterations()).hasSize(2));
  }

  @Test
  void theMethodsOfAGroupAreMetricsBesideItsSum() {
    JmhRow row = row("1.35-group.json");

    assertThat(row.key().threads()).isEqualTo(3);
    assertThat(row.metrics()).containsOnlyKeys(JmhRow.SCORE, "get", "put", "hits");
    assertThat(metric(row, "get").score() + metric(row, "put").score())
        .isEqualTo(metric(row, JmhRow.SCORE).score(), within(1e-6));
    assertThat(metric(row, "put").forks()).hasSize(2);
  }

  @Test
  void aForkOfSamplesIsTheMeanOfAllOfThem() {
    JmhMetric score = metric(row("1.37-sample.json"), JmhRow.SCORE);

    assertThat(score.unit()).isEqualTo("us/op");
    assertThat(score.forks())
        .singleElement()
        .satisfies(fork -> assertThat(fork.iterations()).hasSize(2));
  }

  @Test
  void samplesOfAGroupHaveMetricsWithNamesThatAreNotAscii() {
    JmhRow row = row("1.35-sample-group.json");

    assertThat(row.metrics()).containsOnlyKeys(JmhRow.SCORE, "get", "get·p0.50", "put");
    assertThat(metric(row, JmhRow.SCORE).forks())
        .extracting(Fork::value)
        .singleElement()
        // One of 17, ten of 18 and eighteen of 19 ns.
        .satisfies(mean -> assertThat(mean).isEqualTo((0.017 + 0.18 + 0.342) / 29, within(1e-9)));
  }

  @Test
  void singleShotsAreIterations() {
    JmhRow row = row("1.37-single-shot.json");

    assertThat(row.key().mode()).isEqualTo("ss");
    assertThat(metric(row, JmhRow.SCORE).forks().get(0).iterations()).containsExactly(1.288, 1.484);
  }

  @Test
  void aByteOrderMarkAndUtf16AreReadOver() throws IOException {
    String json = Files.readString(CASES.resolve("1.35-sample-group.json"));
    List<JmhRow> rows = JmhFile.read(CASES.resolve("1.35-sample-group.json")).rows();

    for (Charset charset : List.of(UTF_8, UTF_16, UTF_16LE)) {
      String marked = charset.equals(UTF_16) ? json : "\ufeff" + json;
      assertThat(JmhFile.read(copy(marked.getBytes(charset))).rows()).isEqualTo(rows);
    }
  }

  @Test
  void anotherCharsetIsRefusedWithItsLine() throws IOException {
    String json = Files.readString(CASES.resolve("1.35-sample-group.json"));

    assertRefused(json.getBytes(ISO_8859_1), ":85: isn't JSON: Invalid UTF-8");
  }

  @Test
  void aMergeConflictIsRefusedAtItsFirstMarker() throws IOException {
    String json = Files.readString(CASES.resolve("1.37-single-shot.json"));
    String threads = "        \"threads\" : 1,\n";
    String conflict =
        json.replace(
            threads, "<<<<<<< HEAD\n" + threads + "=======\n" + threads + ">>>>>>> other\n");

    assertRefused(conflict.getBytes(UTF_8), ":6: a merge conflict; resolve it");
  }

  @Test
  void oneArrayAfterAnotherIsRefused() throws IOException {
    String json = Files.readString(CASES.resolve("1.37-single-shot.json"));

    assertRefused((json + json).getBytes(UTF_8), ": something follows the array of rows");
  }

  @Test
  void nothingAndNullAreRefused() throws IOException {
    assertRefused(new byte[0], ":1: the file is empty");
    assertRefused("null".getBytes(UTF_8), ":1: not JMH's JSON");
  }

  @Test
  void aFolderWithAFoldersNameForItsRowsIsRefused() throws IOException {
    Files.createDirectory(folder.resolve("jmh.json"));

    assertThatThrownBy(() -> JmhFile.read(folder))
        .isInstanceOf(UnreadableResultsException.class)
        .hasMessageContaining("jmh.json: can't be read: ");
  }

  private void assertRefused(byte[] content, String problem) throws IOException {
    Path file = copy(content);

    assertThatThrownBy(() -> JmhFile.read(file))
        .isInstanceOf(UnreadableResultsException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(problem);
  }
}
