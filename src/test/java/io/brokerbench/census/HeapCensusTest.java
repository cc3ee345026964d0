package io.brokerbench.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeapCensusTest {
  private static final Offset<Double> NOISE = within(8.0);

  @Test
  void whatIsKeptIsRetained() {
    HeapCensus census = HeapCensus.begin();
    List<byte[]> kept = PlantedHeap.plant();

    HeapReport report = census.end();

    assertThat(kept).isNotEmpty();
    assertThat(report.retainedMegabytes()).isCloseTo(PlantedHeap.MEGABYTES, NOISE);
  }

  @Test
  void whatIsDroppedIsNotRetainedButIsInThePeak() {
    HeapCensus census = HeapCensus.begin();
    PlantedHeap.plant();

    HeapReport report = census.end();

    assertThat(report.retainedMegabytes()).isCloseTo(0, NOISE);
    assertThat(report.peakMegabytes()).isGreaterThan(PlantedHeap.MEGABYTES);
  }

  @Test
  void whatTheTrialFreedIsNegative() {
    List<byte[]> old = PlantedHeap.plant();
    HeapCensus census = HeapCensus.begin();
    old.clear();

    assertThat(census.end().retainedMegabytes()).isCloseTo(-PlantedHeap.MEGABYTES, NOISE);
  }

  @Test
  void thePeakBeforeTheTrialIsNotItsPeak() {
    double quiet = censusOfNothing().peakMegabytes();
    PlantedHeap.plant();

    assertThat(censusOfNothing().peakMegabytes()).isCloseTo(quiet, NOISE);
  }

  /**
   * What is planted is moved to the old generation by one collection, and dropped before another:
   * it is in the peak once, not once for each pool, although none of it is left in the end.
   */
  @ParameterizedTest
  @CsvSource({"UseSerialGC, 8, 90", "UseParallelGC, 8, 90", "UseG1GC, 8, 90", "UseZGC, 25, 130"})
  void everyCollectorsFiguresAreRight(String collector, double noise, double peakAtMost)
      throws Exception {
    HeapReport dropped = censusInJvm("drop", "-XX:+" + collector, "-Xmx512m");
    HeapReport kept = censusInJvm("keep", "-XX:+" + collector, "-Xmx512m");

    assertThat(dropped.peakMegabytes()).isBetween((double) PlantedHeap.MEGABYTES, peakAtMost);
    assertThat(dropped.retainedMegabytes()).isCloseTo(0, within(noise));
    assertThat(kept.retainedMegabytes()).isCloseTo(PlantedHeap.MEGABYTES, within(noise));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-XX:+DisableExplicitGC", "-XX:+ExplicitGCInvokesConcurrent"})
  void aJvmThatDoesNotCollectFullyWhenAskedHasNoRetainedFigure(String flag) throws Exception {
    HeapReport report = censusInJvm("drop", "-XX:+UseG1GC", "-Xmx512m", flag);

    assertThat(report.retainedMegabytes()).isNaN();
    assertThat(report.peakMegabytes()).isGreaterThan(PlantedHeap.MEGABYTES);
  }

  private static HeapReport censusOfNothing() {
    return HeapCensus.begin().end();
  }

  private static HeapReport censusInJvm(String mode, String... flags) throws Exception {
    List<String> command =
        Stream.of(
                Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()),
                Stream.of(flags),
                Stream.of("-cp", classPath(), PlantedHeap.class.getName(), mode))
            .flatMap(part -> part)
            .toList();
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
    assertThat(process.waitFor()).as(output).isZero();
    String[] figures = output.split(" ", -1);
    return new HeapReport(Double.parseDouble(figures[0]), Double.parseDouble(figures[1]));
  }

  private static String classPath() throws URISyntaxException {
    List<String> folders = new ArrayList<>();
    for (Class<?> type : List.of(HeapCensus.class, PlantedHeap.class)) {
      folders.add(
          Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString());
    }
    return String.join(System.getProperty("path.separator"), folders);
  }
}
