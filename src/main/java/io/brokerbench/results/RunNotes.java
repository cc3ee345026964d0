package io.brokerbench.results;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
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
import org.jspecify.annotations.Nullable;

/**
 * What a run of the suite wrote down beside its rows: an {@link Environment} and {@link
 * ForkRecord}s. Other projects' runs have neither.
 */
public final class RunNotes {
  private static final String EXPECTED = "Repair the file, or take it away.";

  private final @Nullable Environment environment;
  private final @Nullable Instant started;
  private final Map<String, String> common = new LinkedHashMap<>();
  private final Map<RowId, Map<String, String>> configs = new LinkedHashMap<>();
  private final Map<RowId, List<ForkRecord>> forks = new LinkedHashMap<>();

  private RunNotes(
      @Nullable Environment environment, @Nullable Instant started, List<ForkRecord> forks) {
    this.environment = environment;
    this.started = started;
    if (environment != null) {
      flatten("suite", environment.suite());
      flatten("servers", environment.servers());
      flatten("machine", environment.machine());
      flatten("broker lifetime", environment.brokerLifetime());
      flatten("servers shared", environment.sharedInWords());
      environment.rows().forEach(row -> configs.put(row.id(), config(row)));
    }
    forks.forEach(
        fork -> this.forks.computeIfAbsent(fork.row(), row -> new ArrayList<>()).add(fork));
  }

  private void flatten(String name, @Nullable Object value) {
    flatten(name, Json.MAPPER.valueToTree(value), common);
  }

  private static Map<String, String> config(Environment.RowEnvironment row) {
    Map<String, String> config = new TreeMap<>();
    flatten("config", Json.MAPPER.valueToTree(row.config()), config);
    return config;
  }

  private static void flatten(String name, JsonNode node, Map<String, String> flat) {
    if (node.isObject()) {
      node.properties().forEach(e -> flatten(name + "." + e.getKey(), e.getValue(), flat));
    } else if (!node.isNull()) {
      flat.put(name, node.asText());
    }
  }

  /**
   * The notes beside a file of rows, as far as there are any.
   *
   * @throws UnreadableResultsException if they aren't what they should be
   */
  static RunNotes beside(Path rows) {
    Path said = RunFiles.environmentOf(rows);
    Path forks = RunFiles.beside(rows).forks();
    Environment environment = Files.exists(said) ? environment(said) : null;
    return new RunNotes(
        environment,
        environment == null ? null : started(said, environment.started()),
        RunFiles.isOfARun(rows) && Files.exists(forks)
            ? JsonRefusal.orRefused(
                forks, "isn't the record of a fork", EXPECTED, () -> forks(forks))
            : List.of());
  }

  private static Environment environment(Path file) {
    Environment environment =
        JsonRefusal.<@Nullable Environment>orRefused(
            file,
            "isn't the environment of a run",
            EXPECTED,
            () -> Json.READER.forType(Environment.class).readValue(file.toFile()));
    if (environment == null || environment.isEmpty()) {
      throw new UnreadableResultsException(file, "isn't the environment of a run. " + EXPECTED);
    }
    return environment;
  }

  private static @Nullable Instant started(Path file, @Nullable String time) {
    try {
      return time == null ? null : Instant.parse(time);
    } catch (DateTimeParseException e) {
      throw new UnreadableResultsException(
          file,
          "started is no time: "
              + time
              + ". Expected is one as in 2026-01-31T12:00:00Z; repair the file, or take it away.");
    }
  }

  private static List<ForkRecord> forks(Path file) throws IOException {
    List<ForkRecord> forks = new ArrayList<>();
    try (MappingIterator<@Nullable ForkRecord> lines =
        Json.READER.forType(ForkRecord.class).readValues(file.toFile())) {
      while (lines.hasNextValue()) {
        ForkRecord fork = lines.nextValue();
        if (fork == null) {
          throw new UnreadableResultsException(
              file,
              lines.getCurrentLocation().getLineNr(),
              "isn't the record of a fork. " + EXPECTED);
        }
        forks.add(fork);
      }
    }
    return forks;
  }

  /** Whether the run's environment is known. */
  public boolean hasEnvironment() {
    return environment != null;
  }

  /** When the run started; null if that isn't known. */
  public @Nullable Instant started() {
    return started;
  }

  /** The machine that the run was measured on; null if nothing says. */
  public @Nullable Machine machine() {
    return environment == null ? null : environment.machine();
  }

  /** The command line, the profile's flags included; empty if it isn't known. */
  public List<String> arguments() {
    return environment == null ? List.of() : environment.arguments();
  }

  /** All rows that were asked for, as far as that is known. */
  public Set<RowId> asked() {
    return Collections.unmodifiableSet(configs.keySet());
  }

  /** What became of a row's forks, in their order; empty if nothing is known. */
  public List<ForkRecord> forks(RowId row) {
    return List.copyOf(forks.getOrDefault(row, List.of()));
  }

  /** The row with what the notes say about it. */
  JmhRow completed(JmhRow row) {
    Map<String, String> conditions = new LinkedHashMap<>(row.conditions());
    conditions.putAll(common);
    RowId id = RowId.of(row.key());
    conditions.putAll(configs.getOrDefault(id, Map.of()));
    return new JmhRow(row.key(), row.metrics(), conditions, faults(id));
  }

  private List<String> faults(RowId row) {
    return forks(row).stream()
        .filter(fork -> fork.outcome() != ForkRecord.ForkStatus.VALID)
        .map(fork -> "fork " + fork.fork() + ": " + String.join("; ", fork.reasons()))
        .toList();
  }
}
