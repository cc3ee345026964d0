package io.brokerbench.results;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a run of the suite wrote down beside its rows: {@code environment.json} and {@code
 * forks/forks.jsonl}. Other projects' runs have neither.
 */
final class RunNotes {
  private final Map<String, String> common = new LinkedHashMap<>();
  private @Nullable Machine machine;
  private final Map<Row, Map<String, String>> configs = new LinkedHashMap<>();
  private final Map<Row, List<String>> faults = new LinkedHashMap<>();

  private @Nullable Instant started;

  private record Row(String benchmark, String mode, Map<String, String> params) {
    static Row of(JsonNode row) {
      Map<String, String> params = new TreeMap<>();
      row.path("params").properties().forEach(e -> params.put(e.getKey(), e.getValue().asText()));
      return new Row(row.path("benchmark").asText(), row.path("mode").asText(), params);
    }

    static Row of(RowKey key) {
      return new Row(key.benchmark(), key.mode(), key.params());
    }
  }

  /** The notes beside a file of rows, as far as there are any. */
  static RunNotes beside(Path rows) throws IOException {
    RunNotes notes = new RunNotes();
    Path environment = environment(rows);
    if (Files.exists(environment)) {
      notes.readEnvironment(environment);
    }
    Path forks = rows.resolveSibling("forks").resolve("forks.jsonl");
    if (isOfARun(rows) && Files.exists(forks)) {
      notes.readForks(forks);
    }
    return notes;
  }

  private static boolean isOfARun(Path rows) {
    return rows.endsWith("jmh.json");
  }

  /** Of quick.json it is quick-environment.json: other files may be about something else. */
  private static Path environment(Path rows) {
    String name = String.valueOf(rows.getFileName()).replaceFirst("\\.json$", "");
    return rows.resolveSibling(isOfARun(rows) ? "environment.json" : name + "-environment.json");
  }

  boolean hasEnvironment() {
    return !common.isEmpty();
  }

  /** When the run started; null if that isn't known. */
  @Nullable Instant started() {
    return started;
  }

  /** The machine that the run was measured on; null if nothing says. */
  @Nullable Machine machine() {
    return machine;
  }

  /** The row with what the notes say about it. */
  JmhRow completed(JmhRow row) {
    Map<String, String> conditions = new LinkedHashMap<>(row.conditions());
    conditions.putAll(common);
    Row id = Row.of(row.key());
    conditions.putAll(configs.getOrDefault(id, Map.of()));
    return new JmhRow(row.key(), row.metrics(), conditions, faults.getOrDefault(id, List.of()));
  }

  private void readEnvironment(Path file) throws IOException {
    JsonNode environment = tree(file, 1, Files.readString(file));
    for (String part : List.of("suite", "servers", "machine")) {
      flatten(part, environment.path(part), common);
    }
    flatten("broker lifetime", environment.at("/run/brokerLifetime"), common);
    if (common.isEmpty()) {
      throw new UnreadableResultsException(
          file, "isn't the environment of a run; repair the file, or take it away.");
    }
    started = started(file, environment.path("started"));
    machine = machine(environment.path("machine"));
    for (JsonNode row : environment.path("rows")) {
      Map<String, String> config = new TreeMap<>();
      flatten("config", row.path("config"), config);
      configs.put(Row.of(row), config);
    }
  }

  private static @Nullable Instant started(Path file, JsonNode text) {
    try {
      return text.isTextual() ? Instant.parse(text.asText()) : null;
    } catch (DateTimeParseException e) {
      throw new UnreadableResultsException(
          file,
          "started is no time: "
              + text.asText()
              + ". Expected is one as in 2026-01-31T12:00:00Z; repair the file, or take it away.");
    }
  }

  /** Other versions of the suite may know more of a machine, or less. */
  private static @Nullable Machine machine(JsonNode node) throws IOException {
    try {
      return node.isObject()
          ? Json.MAPPER
              .readerFor(Machine.class)
              .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
              .readValue(node)
          : null;
    } catch (JacksonException e) {
      return null;
    }
  }

  private static void flatten(String name, JsonNode node, Map<String, String> flat) {
    if (node.isObject()) {
      node.properties().forEach(e -> flatten(name + "." + e.getKey(), e.getValue(), flat));
    } else if (node.isValueNode()) {
      flat.put(name, node.asText());
    }
  }

  private void readForks(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      JsonNode fork = tree(file, i + 1, lines.get(i));
      String outcome = fork.path("outcome").asText();
      if (!outcome.equals(ForkRecord.Outcome.VALID.name())) {
        List<String> reasons = new ArrayList<>();
        fork.path("reasons").forEach(reason -> reasons.add(reason.asText()));
        faults
            .computeIfAbsent(Row.of(fork), row -> new ArrayList<>())
            .add("fork " + fork.path("fork").asText() + ": " + String.join("; ", reasons));
      }
    }
  }

  private static JsonNode tree(Path file, int line, String json) throws IOException {
    try {
      return Json.MAPPER.readTree(json);
    } catch (JacksonException e) {
      JsonLocation where = e.getLocation();
      throw new UnreadableResultsException(
          file,
          where == null ? line : line + where.getLineNr() - 1,
          "isn't JSON: " + e.getOriginalMessage() + ". Repair the file, or take it away.");
    }
  }
}
