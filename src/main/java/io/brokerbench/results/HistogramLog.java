package io.brokerbench.results;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.HdrHistogram.HistogramLogWriter;

/** A fork's latencies, an interval a line, in the format that HistogramLogReader reads. */
final class HistogramLog {
  private static final int SIGNIFICANT_DIGITS = 3;
  private static final Pattern NO_INTERVAL = Pattern.compile("\\s*|[#\"].*");
  private static final String VERSION = "#[Histogram log format version";

  private HistogramLog() {}

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws UnreadableResultsException if it isn't that, or not all of it
   */
  static List<Histogram> read(Path file) {
    try {
      List<Integer> lines = linesOfIntervals(file);
      List<Histogram> intervals = intervals(file);
      if (intervals.size() < lines.size()) {
        throw unreadable(file, lines.get(intervals.size()), "isn't an interval of latencies");
      }
      return intervals;
    } catch (IOException e) {
      throw new UnreadableResultsException(file, "can't be read: " + e.getMessage());
    }
  }

  private static UnreadableResultsException unreadable(Path file, int line, String problem) {
    return new UnreadableResultsException(
        file, line, problem + "; the file was cut off or changed. Repair it, or take it away.");
  }

  /** Which lines are neither a comment nor the legend, from 1. */
  private static List<Integer> linesOfIntervals(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file, ISO_8859_1);
    if (lines.stream().noneMatch(line -> line.startsWith(VERSION))) {
      throw unreadable(file, 1, "isn't a histogram log");
    }
    return IntStream.rangeClosed(1, lines.size())
        .filter(number -> !NO_INTERVAL.matcher(lines.get(number - 1)).matches())
        .boxed()
        .toList();
  }

  /** The intervals up to the first that can't be read. */
  private static List<Histogram> intervals(Path file) throws IOException {
    List<Histogram> intervals = new ArrayList<>();
    try (HistogramLogReader log = new HistogramLogReader(file.toFile())) {
      // More digits than are recorded take a hundred times the memory.
      while (log.hasNext()
          && log.nextIntervalHistogram() instanceof Histogram interval
          && interval.getNumberOfSignificantValueDigits() <= SIGNIFICANT_DIGITS) {
        intervals.add(interval);
      }
    } catch (RuntimeException e) {
      // HdrHistogram lets escape whatever it stumbles over; that it stumbled is seen by the caller.
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
