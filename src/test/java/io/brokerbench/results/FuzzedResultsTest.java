package io.brokerbench.results;

import io.brokerbench.fuzz.Documents;
import io.brokerbench.fuzz.Mangled;
import io.brokerbench.fuzz.Reader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.HdrHistogram.Histogram;

/** Whatever became of a file of a run, it is read, or refused in words. */
class FuzzedResultsTest {
  private static final long START = 1_700_000_000_000L;

  @Property
  void jmhsJson(@ForAll("jmhsJsons") List<byte[]> files) {
    reader("some.json", JmhFile::read).keepsItsPromise(files);
  }

  @Provide
  Arbitrary<List<byte[]>> jmhsJsons() {
    return Mangled.files(Documents.in("jmh"));
  }

  @Property
  void histogramLog(@ForAll("histogramLogs") List<byte[]> files) {
    reader("fork1.hlog", HistogramLog::read).keepsItsPromise(files);
  }

  @Provide
  Arbitrary<List<byte[]>> histogramLogs() throws IOException {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    HistogramLog.write(log, List.of(interval("ack", 0), interval("e2e", 1_000)));
    return Mangled.files(List.of(log.toByteArray()));
  }

  private static Histogram interval(String tag, long afterMillis) {
    Histogram histogram = new Histogram(3);
    histogram.setTag(tag);
    histogram.setStartTimeStamp(START + afterMillis);
    histogram.setEndTimeStamp(START + afterMillis + 1_000);
    histogram.recordValueWithCount(1_000_000, 3);
    histogram.recordValue(1_500_000);
    return histogram;
  }

  @Property
  void noiseFloor(@ForAll("noiseFloors") List<byte[]> files) {
    reader("noise-floor.json", NoiseFloorFile::read).keepsItsPromise(files);
  }

  @Provide
  Arbitrary<List<byte[]>> noiseFloors() {
    return Mangled.files(Documents.of("run/noise-floor.json"));
  }

  @Property
  void environment(@ForAll("environments") List<byte[]> files) {
    reader("environment.json", file -> RunNotes.beside(file.resolveSibling("jmh.json")))
        .keepsItsPromise(files);
  }

  @Provide
  Arbitrary<List<byte[]>> environments() {
    return Mangled.files(Documents.of("run/environment.json"));
  }

  @Property
  void forks(@ForAll("forkRecords") List<byte[]> files) {
    reader("forks/forks.jsonl", file -> RunNotes.beside(file.resolve("../../jmh.json").normalize()))
        .keepsItsPromise(files);
  }

  @Provide
  Arbitrary<List<byte[]>> forkRecords() {
    return Mangled.files(Documents.of("run/forks.jsonl"));
  }

  @Property
  void saturation(@ForAll("saturations") List<byte[]> files) {
    reader("saturation.json", FuzzedResultsTest::searched).keepsItsPromise(files);
  }

  @Provide
  Arbitrary<List<byte[]>> saturations() {
    return Mangled.files(Documents.of("run/saturation.json"));
  }

  /** A run's folder, whose rows are as they should be. */
  private static SavedRun searched(Path saturation) throws IOException {
    Path rows = saturation.resolveSibling("jmh.json");
    if (!Files.exists(rows)) {
      Files.writeString(rows, "[]");
    }
    return SavedRun.read(saturation.resolveSibling(""));
  }

  @Property
  void comparison(@ForAll("comparisons") List<byte[]> files) {
    reader("comparison.json", SavedComparison::read).keepsItsPromise(files);
  }

  @Provide
  Arbitrary<List<byte[]>> comparisons() {
    return Mangled.files(Documents.of("run/comparison.json"));
  }

  private static Reader reader(String name, Reader.Reading reading) {
    return new Reader(name, reading, UnreadableResultsException.class);
  }
}
