package io.brokerbench.results;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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

  private static final int LONGEST_NAME = 200;
  private static final int PROBE_BYTES = 1 << 14;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Path path;
  private final RunFiles files;

  private RunFolder(Path path) {
    this.path = path;
    this.files = new RunFiles(path);
  }

  /**
   * Creates a new folder for a run.
   *
   * @param runs the folder of all runs
   * @param start when the run started
   * @param name what the run is called: its profile's name, or "run"
   * @throws UnwritableException if that fails
   */
  public static RunFolder create(Path runs, Instant start, String name) throws IOException {
    try {
      Files.createDirectories(runs);
      return createIn(runs, start, name); // What createDirectories gives back is absolute.
    } catch (IOException e) {
      throw UnwritableException.of(runs, e);
    }
  }

  private static RunFolder createIn(Path runs, Instant start, String name) throws IOException {
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

  /** What forks' JVMs and clients print. */
  public Path clientLog() {
    return path.resolve("clients.log");
  }

  /** Where a fork's JVM finds its broker. */
  public Path endpoints() {
    return path.resolve(ENDPOINTS);
  }

  /** What a fork's broker had to say. */
  public Path brokerLog(String fork) {
    return path.resolve("brokers").resolve(fork + ".log");
  }

  /** What profilers made of forks. */
  public Path profiles() {
    return files.profiles();
  }

  /** A folder in it for one of the sides that the run compares, with the same things in it. */
  public RunFolder side(String name) throws IOException {
    RunFolder side = new RunFolder(path.resolve(name));
    makeFolderOf(side.files.rows());
    return side;
  }

  /** Unless it is there already; not the run folder itself, which may be gone. */
  private static void makeFolderOf(Path file) throws IOException {
    Path folder = file.resolveSibling("");
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectory(folder);
      }
    } catch (IOException e) {
      throw UnwritableException.of(folder, e);
    }
  }

  /**
   * Finds out whether the folder is still there and takes some kilobytes more.
   *
   * @throws UnwritableException if not
   */
  public void checkWritable() throws IOException {
    if (Files.notExists(path)) {
      Path rows = files.rows();
      throw UnwritableException.of(rows, new NoSuchFileException(rows.toString()));
    }
    try {
      Files.delete(Files.write(path.resolve("probe"), new byte[PROBE_BYTES]));
    } catch (IOException e) {
      throw UnwritableException.of(path, e);
    }
  }

  /** Replaces {@code jmh.json}. */
  public void writeRows(Collection<RunResult> rows) throws IOException {
    JmhResults.write(files.rows(), ResultFormatType.JSON, rows);
  }

  /** Replaces {@code environment.json}. */
  public void writeEnvironment(Environment environment, Redaction redaction) throws IOException {
    byte[] json =
        Json.MAPPER
            .writerWithDefaultPrettyPrinter()
            .writeValueAsBytes(redaction.apply(Json.MAPPER.valueToTree(environment)));
    AtomicFile.write(files.environment(), out -> out.write(json));
  }

  /** Replaces {@code saturation.json}. */
  public void writeSaturation(List<SaturationCurve> curves) throws IOException {
    byte[] json = Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(curves);
    AtomicFile.write(files.saturation(), out -> out.write(json));
  }

  /** Adds a line to {@code forks/forks.jsonl}. */
  public void append(ForkRecord fork) throws IOException {
    Path file = files.forks();
    makeFolderOf(file);
    byte[] line = (Json.MAPPER.writeValueAsString(fork) + "\n").getBytes(UTF_8);
    try {
      Files.write(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw UnwritableException.of(file, e);
    }
  }

  /** Writes a fork's latencies, if it has any. */
  public void writeHistograms(String fork, List<Histogram> intervals) throws IOException {
    if (!intervals.isEmpty()) {
      // Not straight into the file: its writer keeps what goes wrong to itself.
      ByteArrayOutputStream log = new ByteArrayOutputStream();
      HistogramLog.write(log, intervals);
      Path file = files.latencies(RunFiles.latenciesOf(fork));
      makeFolderOf(file);
      AtomicFile.write(file, log::writeTo);
    }
  }
}
