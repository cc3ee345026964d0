package io.brokerbench.report;

import io.brokerbench.results.Machine;
import io.brokerbench.results.RunNotes;
import io.brokerbench.text.Badge;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Under which conditions a run's numbers hold, in one line: what all of its rows share. */
final class Conditions {
  private static final String SERVERS = "servers.";
  private static final Pattern JDK_VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+\\S*");
  private static final double BYTES_A_GB = 1L << 30;

  private static final Map<String, String> DURABILITY =
      Map.of(
          "MEMORY", "in memory: gone with the server",
          "DISK", "on disk: survives the end of the server, not a power cut",
          "FSYNC", "flushed before it is acknowledged: survives a power cut");

  private final RunNotes notes;
  private final List<ReportRow> rows;

  private Conditions(RunNotes notes, List<ReportRow> rows) {
    this.notes = notes;
    this.rows = rows;
  }

  /** In words; empty if nothing is known. */
  static String of(RunNotes notes, List<ReportRow> rows) {
    List<String> parts = new Conditions(notes, rows).parts();
    return parts.isEmpty() ? "" : capital(String.join("; ", parts)) + ".";
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private List<String> parts() {
    List<String> parts = new ArrayList<>();
    shared("payload").ifPresent(bytes -> parts.add("messages of " + bytes + " bytes"));
    shared("durability").map(tier -> DURABILITY.getOrDefault(tier, tier)).ifPresent(parts::add);
    shared("replicas").ifPresent(count -> parts.add(counted(count, "replica")));
    shared("workers").ifPresent(count -> parts.add(counted(count, "worker")));
    String versions = versions();
    if (!versions.isEmpty()) {
      parts.add(versions + where());
    }
    Machine machine = notes.machine();
    if (machine != null) {
      String words = words(machine);
      if (!words.isEmpty()) {
        parts.add(words);
      }
    }
    load().ifPresent(parts::add);
    return parts;
  }

  /** The value that all rows have of a parameter. */
  private Optional<String> shared(String parameter) {
    Set<String> values =
        rows.stream()
            .map(row -> row.key().params().getOrDefault(parameter, ""))
            .collect(Collectors.toSet());
    return values.size() == 1
        ? values.stream().filter(value -> !value.isEmpty()).findFirst()
        : Optional.empty();
  }

  private static String counted(String count, String noun) {
    return count + " " + noun + (count.equals("1") ? "" : "s");
  }

  private String versions() {
    Map<String, Set<String>> versions = new TreeMap<>();
    rows.stream()
        .map(ReportRow::source)
        .filter(Objects::nonNull)
        .forEach(
            row ->
                Settings.part(row.conditions(), SERVERS)
                    .forEach(
                        (name, version) ->
                            versions
                                .computeIfAbsent(name, n -> new LinkedHashSet<>())
                                .add(version)));
    return versions.entrySet().stream()
        .map(server -> server.getKey() + " " + String.join(" and ", server.getValue()))
        .collect(Collectors.joining(", "));
  }

  private String where() {
    List<String> words = notes.arguments();
    int option = words.indexOf("--brokers");
    String source = option >= 0 && option + 1 < words.size() ? words.get(option + 1) : "";
    return switch (source) {
      case "external" -> " on servers of your own";
      case "containers" -> " in containers on the client's machine";
      default -> " on the client's machine";
    };
  }

  private static String words(Machine machine) {
    List<String> words = new ArrayList<>();
    if (machine.processors() > 0) {
      words.add(counted(Integer.toString(machine.processors()), "processor"));
    }
    if (machine.cpu() != null) {
      words.add(machine.cpu().strip());
    }
    if (machine.memoryBytes() != null) {
      words.add(
          String.format(Locale.ROOT, "%d GB", Math.round(machine.memoryBytes() / BYTES_A_GB)));
    }
    Matcher version = JDK_VERSION.matcher(Objects.requireNonNullElse(machine.jdk(), ""));
    if (version.find()) {
      words.add("JDK " + version.group());
    }
    return String.join(", ", words);
  }

  /** What else the machine had to do, as far as that is known of all forks. */
  private Optional<String> load() {
    long busy =
        rows.stream()
            .filter(row -> row.badges().stream().anyMatch(b -> b.text().equals(Badge.BUSY_MACHINE)))
            .count();
    if (busy > 0) {
      return Optional.of(Badge.BUSY_MACHINE + " in " + busy + " of " + rows.size() + " rows");
    }
    boolean isKnown =
        rows.stream().flatMap(row -> row.forks().stream()).allMatch(fork -> fork.load() != null)
            && rows.stream().anyMatch(row -> !row.forks().isEmpty());
    return isKnown ? Optional.of("nothing else to do meanwhile") : Optional.empty();
  }
}
