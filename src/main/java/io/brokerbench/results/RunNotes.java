package io.brokerbench.results;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import io.brokerbench.machine.MachineLoad;
import io.brokerbench.runin.RunInCurve;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What a run of the suite wrote down beside its rows: {@code environment.json} and {@code
 * forks/forks.jsonl}. Other projects' runs have neither.
 */
public final class RunNotes {
  private static final String EXPECTED = "Repair the file, or take it away.";

  private final Map<String, String> common = new LinkedHashMap<>();
  private final Map<Row, Map<String, String>> configs = new LinkedHashMap<>();
  private final Map<Row, List<Fork>> forks = new LinkedHashMap<>();
  private final List<String> arguments = new ArrayList<>();
  private @Nullable Instant started;
  private @Nullable Machine machine;

  /**
   * A row that was asked for, whether or not it was measured.
   *
   * @param benchmark the benchmark method's full name
   * @param mode JMH's short label of the mode
   * @param params the parameters and their values
   */
  public record Row(String benchmark, String mode, Map<String, String> params) {
    private static Row of(JsonNode row) {
      Map<String, String> params = new TreeMap<>();
      row.path("params").properties().forEach(e -> params.put(e.getKey(), e.getValue().asText()));
      return new Row(row.path("benchmark").asText(), row.path("mode").asText(), params);
    }

    /** The row that measured rows of this key are of. */
    public static Row of(RowKey key) {
      return new Row(key.benchmark(), key.mode(), key.params());
    }
  }

  /**
   * What became of a fork.
   *
   * @param number which of the row's forks, from 1
   * @param outcome what its numbers are worth
   * @param reasons why no more than that
   * @param brokerRunIn how its broker was run in, if this was the first fork there; else null
   * @param runIn how its client was run in; null if it wasn't
   * @param load what the machine did meanwhile; null if that isn't known
   * @param messages how many it published, warm-up included; 0 if it kept no account
   * @param histograms the name of the file of its latencies; null if it has none
   */
  public record Fork(
      int number,
      ForkRecord.Outcome outcome,
      List<String> reasons,
      @Nullable RunInCurve brokerRunIn,
      @Nullable RunInCurve runIn,
      @Nullable MachineLoad load,
      long messages,
      @Nullable String histograms) {}

  /** The notes beside a file of rows, as far as there are any. */
  static RunNotes beside(Path rows) {
    RunNotes notes = new RunNotes();
    Path environment = environment(rows);
    if (Files.exists(environment)) {
      notes.readEnvironment(environment);
    }
    Path forks = rows.resolveSibling("forks").resolve("forks.jsonl");
    if (isOfARun(rows) && Files.exists(forks)) {
      notes.forks.putAll(
          JsonRefusal.orRefused(
              forks, "isn't the record of a fork", EXPECTED, () -> forksIn(forks)));
    }
    return notes;
  }

  private static boolean isOfARun(Path rows) {
    return rows.endsWith(JmhFile.NAME);
  }

  /** Of quick.json it is quick-environment.json: other files may be about something else. */
  private static Path environment(Path rows) {
    String name = String.valueOf(rows.getFileName()).replaceFirst("\\.json$", "");
    return rows.resolveSibling(isOfARun(rows) ? "environment.json" : name + "-environment.json");
  }

  /** Whether the run's environment is known. */
  public boolean hasEnvironment() {
    return !common.isEmpty();
  }

  /** When the run started; null if that isn't known. */
  public @Nullable Instant started() {
    return started;
  }

  /** The machine that the run was measured on; null if nothing says. */
  public @Nullable Machine machine() {
    return machine;
  }

  /** The command line, the profile's flags included; empty if it isn't known. */
  public List<String> arguments() {
    return List.copyOf(arguments);
  }

  /** All rows that were asked for, as far as that is known. */
  public Set<Row> asked() {
    return Collections.unmodifiableSet(configs.keySet());
  }

  /** What became of a row's forks, in their order; empty if nothing is known. */
  public List<Fork> forks(Row row) {
    return List.copyOf(forks.getOrDefault(row, List.of()));
  }

  /** The row with what the notes say about it. */
  JmhRow completed(JmhRow row) {
    Map<String, String> conditions = new LinkedHashMap<>(row.conditions());
    conditions.putAll(common);
    Row id = Row.of(row.key());
    conditions.putAll(configs.getOrDefault(id, Map.of()));
    return new JmhRow(row.key(), row.metrics(), conditions, faults(id));
  }

  private List<String> faults(Row row) {
    return forks(row).stream()
        .filter(fork -> fork.outcome() != ForkRecord.Outcome.VALID)
        .map(fork -> "fork " + fork.number() + ": " + String.join("; ", fork.reasons()))
        .toList();
  }

  private void readEnvironment(Path file) {
    JsonNode environment =
        JsonRefusal.orRefused(
            file,
            "isn't the environment of a run",
            EXPECTED,
            () -> Json.MAPPER.readTree(file.toFile()));
    for (String part : List.of("suite", "servers", "machine")) {
      flatten(part, environment.path(part), common);
    }
    flatten("broker lifetime", environment.at("/run/brokerLifetime"), common);
    if (common.isEmpty()) {
      throw new UnreadableResultsException(file, "isn't the environment of a run. " + EXPECTED);
    }
    String shared =
        StreamSupport.stream(environment.path("shared").spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.joining(" "));
    if (!shared.isEmpty()) {
      common.put("servers shared", shared);
    }
    started = started(file, environment.path("started"));
    machine = known(Machine.class, environment.path("machine"));
    environment.at("/run/arguments").forEach(word -> arguments.add(word.asText()));
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

  /** Other versions of the suite may know more of a thing, or less. */
  private static <T> @Nullable T known(Class<T> type, JsonNode node) {
    try {
      return node.isObject()
          ? Json.MAPPER
              .reader()
              .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
              .treeToValue(node, type)
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

  private static Map<Row, List<Fork>> forksIn(Path file) throws IOException {
    Map<Row, List<Fork>> forks = new LinkedHashMap<>();
    try (MappingIterator<JsonNode> lines =
        Json.MAPPER.readerFor(JsonNode.class).readValues(file.toFile())) {
      while (lines.hasNextValue()) {
        JsonNode fork = lines.nextValue();
        String histograms = fork.path("histograms").asText("");
        if (!fork.isObject() || !RunFolder.fileName(histograms).equals(histograms)) {
          throw new UnreadableResultsException(
              file,
              lines.getCurrentLocation().getLineNr(),
              "isn't the record of a fork. " + EXPECTED);
        }
        forks.computeIfAbsent(Row.of(fork), row -> new ArrayList<>()).add(fork(fork));
      }
      return forks;
    }
  }

  /** A fork of which nothing else is said isn't to be believed. */
  private static Fork fork(JsonNode fork) {
    List<String> reasons = new ArrayList<>();
    fork.path("reasons").forEach(reason -> reasons.add(reason.asText()));
    return new Fork(
        fork.path("fork").asInt(),
        Stream.of(ForkRecord.Outcome.values())
            .filter(outcome -> outcome.name().equals(fork.path("outcome").asText()))
            .findFirst()
            .orElse(ForkRecord.Outcome.INVALID),
        reasons,
        known(RunInCurve.class, fork.path("brokerRunIn")),
        known(RunInCurve.class, fork.path("runIn")),
        known(MachineLoad.class, fork.path("load")),
        fork.at("/account/published").asLong(),
        fork.hasNonNull("histograms") ? fork.path("histograms").asText() : null);
  }
}
