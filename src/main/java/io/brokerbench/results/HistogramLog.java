package io.brokerbench.results;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.HdrHistogram.HistogramLogWriter;

/** A fork's latencies, an interval a line, in the format that HistogramLogReader reads. */
final class HistogramLog {
  private HistogramLog() {}

  /** Reads what {@link #write} wrote. */
  static List<Histogram> read(Path file) throws IOException {
    List<Histogram> intervals = new ArrayList<>();
    try (HistogramLogReader log = new HistogramLogReader(file.toFile())) {
      while (log.hasNext()) {
        if (log.nextIntervalHistogram() instanceof Histogram interval) {
          intervals.add(interval);
        }
      }
    }
    return intervals;
  }

  /**
   * Writes histograms of nanoseconds which have a tag and time stamps.
   *
   * @param intervals in the order of time
   */
  static void write(OutputStream out, List<Histogram> intervals) throws IOException {
    // Not closed: the stream is the caller's.
    HistogramLogWriter log = new HistogramLogWriter(out);
    long start = intervals.stream().mapToLong(Histogram::getStartTimeStamp).min().orElse(0);
    log.outputComment("[Values are nanoseconds; Interval_Max is in milliseconds]");
    log.outputLogFormatVersion();
    log.outputStartTime(start);
    log.setBaseTime(start);
    log.outputBaseTime(start);
    log.outputLegend();
    intervals.forEach(log::outputIntervalHistogram);
    out.flush();
  }
}
