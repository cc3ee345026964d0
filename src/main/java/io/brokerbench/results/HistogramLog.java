package io.brokerbench.results;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.HdrHistogram.HistogramLogWriter;

/** A fork's latencies, an interval a line, in the format that HistogramLogReader reads. */
final class HistogramLog {
  private HistogramLog() {}

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws UnreadableResultsException if it isn't that, or was cut off
   */
  static List<Histogram> read(Path file) {
    List<Histogram> intervals = new ArrayList<>();
    try (HistogramLogReader log = new HistogramLogReader(file.toFile());
        Stream<String> lines = Files.lines(file)) {
      while (log.hasNext()) {
        if (log.nextIntervalHistogram() instanceof Histogram interval) {
          intervals.add(interval);
        }
      }
      // Its reader ends in silence at a line that it can't read.
      if (lines.filter(HistogramLog::isInterval).count() == intervals.size()) {
        return intervals;
      }
    } catch (IOException | RuntimeException e) {
      // Its reader has no exception of its own: what it says is of buffers and tokens.
    }
    throw new UnreadableResultsException(
        file,
        "isn't a log of latencies as the suite writes it, or was cut off. Take it away, and"
            + " reports do without it.");
  }

  private static boolean isInterval(String line) {
    return !line.startsWith("#") && !line.startsWith("\"StartTimestamp");
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
