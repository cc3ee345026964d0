package io.brokerbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.report.Chart.Point;
import io.brokerbench.results.ForkRecord;
import io.brokerbench.results.JmhRow;
import io.brokerbench.runin.RunInCurve;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunInChartsTest {
  @TempDir Path folder;

  /** Ten stretches of a second, the first four slow. */
  private static RunInCurve curve(double steady, boolean isSteady) {
    return new RunInCurve(
        IntStream.rangeClosed(1, 10).mapToObj(second -> (double) second).toList(),
        DoubleStream.concat(
                DoubleStream.of(0.2, 0.4, 0.6, 0.92), IntStream.range(0, 6).mapToDouble(i -> 1))
            .mapToObj(share -> share * steady)
            .toList(),
        RunInCurve.RATE,
        isSteady);
  }

  private List<Chart> charts(List<ForkRecord> forks) throws IOException {
    JmhRow row =
        new PlantedRuns(folder).row("broker=KAFKA scenario=LOW", 100).saved().file().rows().get(0);
    return RunInCharts.of(new RowGroup("planted", List.of(ReportRow.measured(row, forks))));
  }

  private static ForkRecord fork(@Nullable RunInCurve broker, @Nullable RunInCurve client) {
    return PlantedFork.of(1, broker, client, null);
  }

  @Test
  void aBrokersRunInIsDrawnWithWhatItReachedWhen() throws IOException {
    List<Chart> charts =
        charts(List.of(fork(curve(100, true), curve(50, true)), fork(null, curve(150, true))));
    assertThat(charts)
        .extracting(Chart::title)
        .containsExactly("Fresh brokers: LOW, planted", "Fresh clients: LOW, planted");
    assertThat(charts.get(0).notes())
        .containsExactly(
            "KAFKA: of the rate at the end it had 50 % after 3.0 s, 90 % after 4.0 s, 99 % after"
                + " 5.0 s.");
    assertThat(charts.get(1).series().get(0).points())
        .extracting(Point::y)
        .startsWith(20.0, 40.0)
        .endsWith(100.0);
  }

  @Test
  void thatItWasCutShortIsSaid() throws IOException {
    assertThat(charts(List.of(fork(curve(100, false), curve(100, true)))).get(0).notes())
        .contains(
            "KAFKA: the time of 1 of 1 was over before the rule could call them steady; their last"
                + " fifth differs from the fifth before by 0 %.");
  }

  @Test
  void runsWithoutRunInHaveNoChart() throws IOException {
    assertThat(charts(Collections.nCopies(3, fork(null, null)))).isEmpty();
  }
}
