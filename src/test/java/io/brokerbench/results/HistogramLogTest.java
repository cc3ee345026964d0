package io.brokerbench.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written is read by HdrHistogram's own reader. */
class HistogramLogTest {
  private static final long START = Instant.parse("2026-01-02T03:04:05Z").toEpochMilli();

  @TempDir Path folder;

  @Test
  void eachIntervalIsReadBackWithItsTagTimeAndValues() throws IOException {
    Histogram ack = interval("ack", 0, 1_000_000, 3);
    Histogram endToEnd = interval("e2e", 0, 2_000_000, 3);
    Histogram later = interval("e2e", 1_000, 40_000_000, 1);
    RunFolder run = RunFolder.create(folder, Instant.ofEpochMilli(START), "run");

    run.writeHistograms("fork", List.of(ack, endToEnd, later));

    assertThat(read(run.path().resolve("histograms").resolve("fork.hlog")))
        .containsExactly(ack, endToEnd, later)
        .extracting(Histogram::getTag, Histogram::getStartTimeStamp, Histogram::getEndTimeStamp)
        .containsExactly(
            tuple("ack", START, START + 1_000),
            tuple("e2e", START, START + 1_000),
            tuple("e2e", START + 1_000, START + 2_000));
  }

  @Test
  void aLogThatWasCutWithinALineIsRefusedByItsName() throws IOException {
    RunFolder run = RunFolder.create(folder, Instant.ofEpochMilli(START), "run");
    run.writeHistograms("fork", List.of(interval("e2e", 0, 2_000_000, 3)));
    Path log = run.path().resolve("histograms").resolve("fork.hlog");
    byte[] whole = Files.readAllBytes(log);
    // The last line, and the end of line that ends it.
    int start = Files.readString(log).stripTrailing().lastIndexOf('\n') + 1;
    for (int length = start + 1; length < whole.length - 1; length++) {
      Files.write(log, Arrays.copyOf(whole, length));

      assertThatThrownBy(() -> HistogramLog.read(log))
          .as("%d of %d bytes", length, whole.length)
          .isInstanceOf(UnreadableResultsException.class)
          .hasMessageContaining("an interval of latencies; the file was cut off");
    }
    Files.write(log, whole);
    assertThat(HistogramLog.read(log)).hasSize(1);
  }

  /** Such a histogram takes ten times the memory for each digit. */
  @Test
  void moreDigitsThanTheSuiteWritesAreRefused() throws IOException {
    RunFolder run = RunFolder.create(folder, Instant.ofEpochMilli(START), "run");
    Histogram fine = interval("e2e", 0, 2_000_000, 4, 3);
    run.writeHistograms("fork", List.of(interval("e2e", 0, 2_000_000, 3), fine));

    assertThatThrownBy(
            () -> HistogramLog.read(run.path().resolve("histograms").resolve("fork.hlog")))
        .isInstanceOf(UnreadableResultsException.class)
        .hasMessageContaining("isn't an interval of latencies");
  }

  private static Histogram interval(String tag, long afterMillis, long nanos, int count) {
    return interval(tag, afterMillis, nanos, 3, count);
  }

  private static Histogram interval(
      String tag, long afterMillis, long nanos, int digits, int count) {
    Histogram histogram = new Histogram(digits);
    histogram.setTag(tag);
    histogram.setStartTimeStamp(START + afterMillis);
    histogram.setEndTimeStamp(START + afterMillis + 1_000);
    histogram.recordValueWithCount(nanos, count);
    return histogram;
  }

  private static List<Histogram> read(Path log) throws IOException {
    List<Histogram> intervals = new ArrayList<>();
    try (HistogramLogReader reader = new HistogramLogReader(log.toFile())) {
      while (reader.nextIntervalHistogram() instanceof Histogram histogram) {
        intervals.add(histogram);
      }
    }
    return intervals;
  }
}
