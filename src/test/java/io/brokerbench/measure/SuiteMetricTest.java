package io.brokerbench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the suite measures is known by its names, to itself and to its docs. */
class SuiteMetricTest {
  @Test
  void eachIsFoundByItsName() {
    for (SuiteMetric metric : SuiteMetric.values()) {
      assertThat(SuiteMetric.of(metric.label())).contains(metric);
      assertThat(SuiteMetric.isOurs(metric.label())).isTrue();
    }
    assertThat(SuiteMetric.isOurs("·gc.count")).isFalse();
  }

  @Test
  void aLatencyIsOursWhateverIsToldOfIt() {
    for (LatencyKind kind : LatencyKind.values()) {
      assertThat(Stream.of(kind.mean(), kind.max(), kind.metric(Percentile.P999)))
          .allMatch(SuiteMetric::isOurs)
          .allMatch(name -> LatencyKind.of(name).orElseThrow() == kind);
    }
    assertThat(LatencyKind.isPercentile("e2e.p99")).isTrue();
    assertThat(LatencyKind.isPercentile("e2e.max")).isFalse();
    assertThat(LatencyKind.isPercentile("gc.p99")).isFalse();
  }

  @Test
  void percentilesThatAreNotThereThoughTheirLatenciesAreAreBlank() {
    assertThat(LatencyKind.blanks(Set.of("ack.max", "ack.p50", "ack.p90", "ack.p99", "lost")))
        .containsExactly("ack.p999", "ack.p9999");
  }

  @Test
  void onlyCountsOfWhatWentWrongMustBeZero() {
    assertThat(Stream.of(SuiteMetric.values()).filter(SuiteMetric::mustBeZero))
        .allMatch(metric -> metric.merge() == SuiteMetric.Merge.SUM)
        .contains(SuiteMetric.LOST, SuiteMetric.UNSUSTAINED, SuiteMetric.THREADS_LEAKED);
  }

  @Test
  void eachIsExplained() throws IOException {
    String docs = Files.readString(Path.of("docs", "measurement.md"));
    assertThat(SuiteMetric.values())
        .allSatisfy(metric -> assertThat(docs).contains("`" + metric.label() + "`"));
    assertThat(LatencyKind.values())
        .allSatisfy(kind -> assertThat(docs).contains("`" + kind.tag() + ".*`"));
  }

  /** The names of these are also those of parameters. */
  private static final Set<SuiteMetric> HOMONYMS =
      Set.of(SuiteMetric.CONNECTIONS, SuiteMetric.PARTITIONS);

  @Test
  void itsNameStandsNowhereElse() throws IOException {
    List<String> names =
        Stream.concat(
                Stream.of(SuiteMetric.values())
                    .filter(metric -> !HOMONYMS.contains(metric))
                    .map(SuiteMetric::label),
                Stream.of(LatencyKind.values())
                    .flatMap(kind -> Stream.of(kind.max(), kind.metric(Percentile.P99))))
            .map(name -> '"' + name + '"')
            .toList();
    try (Stream<Path> sources = Files.walk(Path.of("src", "main", "java"))) {
      List<Path> elsewhere =
          sources
              .filter(source -> source.toString().endsWith(".java"))
              .filter(source -> !source.endsWith("SuiteMetric.java"))
              .filter(source -> names.stream().anyMatch(text(source)::contains))
              .toList();
      assertThat(elsewhere).isEmpty();
    }
  }

  private static String text(Path source) {
    try {
      return Files.readString(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
