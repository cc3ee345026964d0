package io.brokerbench.results;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;

/**
 * The folder of one run, and what stands where in it. Files are replaced in one step or grow by
 * whole lines, so a run that is killed leaves everything that it had.
 */
public final class RunFolder {
  /** The name of the file by which a fork finds its broker; there only while one runs. */
  public static final String ENDPOINTS = "endpoints.properties";

  /** How the name of a file of latencies ends. */
  public static final String HISTOGRAM_LOG = ".hlog";

  private static final int LONGEST_NAME = 200;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Path path;

  private RunFolder(Path path) {
    this.path = path;
  }

  /**
   * Creates a new folder for a run.
   *
   * @param runs the folder of all runs
   * @param start when the run started
   * @param name what the run is called: its profile's name, or "run"
   */
  public static RunFolder create(Path runs, Instant start, String name) throws IOException {
    Files.createDirectories(runs);
    String first = TIME.format(start) + "-" + fileName(name);
    String unique = first;
    for (int n = 2; ; n++) {
      try {
        Path path = Files.createDirectory(runs.resolve(unique));
        Files.createDirectory(path.resolve("brokers"));
        return new RunFolder(path);
      } catch (FileAlreadyExistsException e) {
        unique = first + "-" + n;
      }
    }
  }

  /**
   * What a row or profile is called, made fit to be part of a file's name: ASCII, and cut so that
   * there is room for a number and an ending below the 255 bytes that file systems allow.
   */
  public static String fileName(String text) {
    String name = text.replaceAll("[^A-Za-z0-9._-]+", "-");
    return name.substring(0, Math.min(LONGEST_NAME, name.length()));
  }

  /** Where the folder is. */
  public Path path() {
    return path;
  }

  /** JMH's own output. */
  public Path jmhLog() {
    return path.resolve("jmh.log");
  }

  /** Where a fork's JVM finds its broker. */
  public Path endpoints() {
    return path.resolve(ENDPOINTS);
  }

  /** What a fork's broker had to say. */
  public Path brokerLog(String fork) {
    return path.resolve("brokers").resolve(fork + ".log");
  }

  /** A folder in it for one of the sides that the run compares, with the same things in it. */
  public RunFolder side(String name) throws IOException {
    return new RunFolder(Files.createDirectory(path.resolve(name)));
  }

  /** Replaces {@code jmh.json}. */
  public void writeRows(Collection<RunResult> rows) throws IOException {
    JmhResults.write(path.resolve(JmhFile.NAME), ResultFormatType.JSON, rows);
  }

  /** Replaces {@code environment.json}. */
  public void writeEnvironment(Environment environment, Redaction redaction) throws IOException {
    byte[] json =
        Json.MAPPER
            .writerWithDefaultPrettyPrinter()
            .writeValueAsBytes(redaction.apply(Json.MAPPER.valueToTree(environment)));
    AtomicFile.write(path.resolve("environment.json"), out -> out.write(json));
  }

  /** Replaces {@code saturation.json}. */
  public void writeSaturation(List<SaturationCurve> curves) throws IOException {
    byte[] json = Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(curves);
    AtomicFile.write(path.resolve("saturation.json"), out -> out.write(json));
  }

  /** Adds a line to {@code forks/forks.jsonl}. */
  public void append(ForkRecord fork) throws IOException {
    Files.write(
        Files.createDirectories(path.resolve("forks")).resolve("forks.jsonl"),
        (Json.MAPPER.writeValueAsString(fork) + "\n").getBytes(UTF_8),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** Writes a fork's latencies, if it has any. */
  public void writeHistograms(String fork, List<Histogram> intervals) throws IOException {
    if (!intervals.isEmpty()) {
      AtomicFile.write(
          Files.createDirectories(path.resolve("histograms")).resolve(fork + HISTOGRAM_LOG),
          out -> HistogramLog.write(out, intervals));
    }
  }
}
