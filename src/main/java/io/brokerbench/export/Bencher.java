package io.brokerbench.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.brokerbench.regression.Interval;
import io.brokerbench.results.JmhRow;
import io.brokerbench.results.Json;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Bencher Metric Format: for each benchmark its measures. */
public final class Bencher {
  /** Bencher refuses longer names, in bytes. */
  private static final int LONGEST_NAME = 1024;

  private static final String TIME = "(ns|us|ms|s|min|hr|day)";
  private static final Pattern OPERATIONS_PER_TIME = Pattern.compile("ops/" + TIME);
  private static final Pattern TIME_PER_OPERATION = Pattern.compile(TIME + "/op");

  private Bencher() {}

  private record BencherMetric(
      double value,
      @JsonProperty("lower_value") @Nullable Double low,
      @JsonProperty("upper_value") @Nullable Double high) {}

  /** The valid rows; empty if there are none. */
  public static String text(ExportedRun run) {
    Map<String, Map<String, BencherMetric>> benchmarks = new TreeMap<>();
    for (ExportedRow row : run.validRows()) {
      Map<String, BencherMetric> measures = new TreeMap<>();
      row.measurements().forEach(measurement -> add(measurement, measures));
      benchmarks.put(name(row), measures);
    }
    return benchmarks.isEmpty() ? "" : Json.pretty(benchmarks) + "\n";
  }

  private static String name(ExportedRow row) {
    String name = row.name();
    if (name.getBytes(UTF_8).length > LONGEST_NAME) {
      throw new ExportException(
          "Bencher takes names of at most "
              + LONGEST_NAME
              + " bytes; shorten the parameters of "
              + name
              + ".");
    }
    return name;
  }

  /** Scores go under Bencher's own measures, in its units: operations a second, nanoseconds. */
  private static void add(Measurement measurement, Map<String, BencherMetric> measures) {
    Matcher throughput = OPERATIONS_PER_TIME.matcher(measurement.unit());
    Matcher latency = TIME_PER_OPERATION.matcher(measurement.unit());
    if (!measurement.metric().equals(JmhRow.SCORE)) {
      measures.put(measurement.metric().replace('.', '-'), metric(measurement, 1));
    } else if (throughput.matches()) {
      measures.put("throughput", metric(measurement, 1e9 / nanoseconds(throughput.group(1))));
    } else if (latency.matches()) {
      measures.put("latency", metric(measurement, nanoseconds(latency.group(1))));
    } else {
      measures.put(measurement.metric(), metric(measurement, 1));
    }
  }

  /** Of one of JMH's units of time. */
  private static double nanoseconds(String unit) {
    return switch (unit) {
      case "ns" -> 1;
      case "us" -> 1e3;
      case "ms" -> 1e6;
      case "s" -> 1e9;
      case "min" -> 60e9;
      case "hr" -> 3_600e9;
      case "day" -> 86_400e9;
      default -> throw new IllegalArgumentException(unit);
    };
  }

  private static BencherMetric metric(Measurement measurement, double factor) {
    return new BencherMetric(
        measurement.value() * factor,
        measurement.interval().map(Interval::low).map(low -> low * factor).orElse(null),
        measurement.interval().map(Interval::high).map(high -> high * factor).orElse(null));
  }
}
