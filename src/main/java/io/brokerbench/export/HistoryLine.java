package io.brokerbench.export;

import io.brokerbench.regression.Interval;
import io.brokerbench.results.JmhRow;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One row of one run as a line of CSV (RFC 4180, but for the line's end). */
final class HistoryLine {
  /** The columns' names. */
  static final List<String> COLUMNS =
      Stream.of(
              Stream.of("time", "revision", "run", "branch", "benchmark", "mode", "threads"),
              Stream.of("params", "brokers", "machine", "forks", "valid", "faults", "unit"),
              Stream.of(JmhRow.SCORE, "score.low", "score.high"),
              ExportedRow.LATENCIES.stream())
          .flatMap(Function.identity())
          .toList();

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final String SERVERS = "servers.";

  private HistoryLine() {}

  static String of(ExportedRun run, ExportedRow row) {
    Map<String, String> cells = new LinkedHashMap<>();
    cells.put("time", TIME.format(run.time()));
    cells.put("revision", row.condition("suite.revision"));
    cells.put("run", run.name());
    // Otava tells series apart by this column only. A row without numbers belongs to none.
    cells.put("branch", row.isValid() ? row.name() : "");
    cells.put("benchmark", row.key().benchmark());
    cells.put("mode", row.key().mode());
    cells.put("threads", String.valueOf(row.key().threads()));
    cells.put("params", row.params());
    cells.put("brokers", brokers(row));
    cells.put("machine", machine(row));
    cells.put("forks", String.valueOf(row.forks()));
    cells.put("valid", String.valueOf(row.isValid()));
    cells.put("faults", String.join("; ", row.faults()));
    cells.put("unit", row.key().unit());
    for (Measurement measurement : row.measurements()) {
      cells.put(measurement.metric(), String.valueOf(measurement.value()));
      Optional<Interval> interval = measurement.interval();
      if (interval.isPresent()) {
        cells.put(measurement.metric() + ".low", String.valueOf(interval.get().low()));
        cells.put(measurement.metric() + ".high", String.valueOf(interval.get().high()));
      }
    }
    return COLUMNS.stream()
        .map(column -> cell(cells.getOrDefault(column, "")))
        .collect(Collectors.joining(","));
  }

  private static String brokers(ExportedRow row) {
    return row.conditions().keySet().stream()
        .filter(name -> name.startsWith(SERVERS))
        .map(name -> name.substring(SERVERS.length()) + " " + row.condition(name))
        .collect(Collectors.joining("; "));
  }

  private static String machine(ExportedRow row) {
    List<String> parts = new ArrayList<>();
    parts.add(row.condition("machine.cpu"));
    String processors = row.condition("machine.processors");
    parts.add(processors.isEmpty() ? "" : processors + " processors");
    parts.add(row.condition("machine.os"));
    parts.removeIf(String::isEmpty);
    return String.join("; ", parts);
  }

  private static String cell(String text) {
    String line = ExportedRow.oneLine(text);
    return line.matches(".*[\",].*") ? '"' + line.replace("\"", "\"\"") + '"' : line;
  }
}
