package io.brokerbench.report;

import io.brokerbench.results.ForkRecord;
import io.brokerbench.results.RunNotes;
import io.brokerbench.results.SavedRun;
import io.brokerbench.text.Numbers;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One run in a few words.
 *
 * @param name what it is called
 * @param started when, in UTC; empty if that isn't known
 * @param command what runs the same again; empty if that isn't known
 * @param rows how many rows were asked for
 * @param invalid how many of them may not be believed
 * @param missing how many were not measured
 * @param messages how many were published, warm-up included; 0 if there is no account
 */
public record RunSummary(
    String name,
    String started,
    String command,
    int rows,
    int invalid,
    int missing,
    long messages) {
  /** So long is an ISO time up to its minute. */
  private static final int MINUTE = "2026-01-02T03:04".length();

  /** Of a run's folder. */
  private static final Pattern OWN_NAME = Pattern.compile("\\d{8}T\\d{6}Z-(.+)");

  /** What the name of a run without a profile ends in. */
  private static final String UNNAMED = "run";

  static RunSummary of(SavedRun run, List<ReportRow> rows) {
    RunNotes notes = run.file().notes();
    return new RunSummary(
        run.name(),
        Objects.toString(notes.started(), ""),
        command(notes.arguments()),
        rows.size(),
        (int) rows.stream().filter(row -> row.isMeasured() && !row.isSound()).count(),
        (int) rows.stream().filter(row -> !row.isMeasured()).count(),
        rows.stream().flatMap(row -> row.forks().stream()).mapToLong(ForkRecord::messages).sum());
  }

  private static String command(List<String> arguments) {
    return arguments.isEmpty()
        ? ""
        : arguments.stream()
            .map(RunSummary::quoted)
            .collect(Collectors.joining(" ", "java -jar target/benchmarks.jar ", ""));
  }

  /** A word as a shell takes it. */
  private static String quoted(String word) {
    return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** What it is called for people: when it was started, and what its name says beside that. */
  public String label() {
    Matcher own = OWN_NAME.matcher(name);
    String rest = own.matches() ? own.group(1) : name.replaceFirst("[.]json$", "");
    if (started.length() < MINUTE) {
      return rest;
    }
    return rest.equals(UNNAMED) ? when() : when() + " " + rest;
  }

  /** When it started, to the minute; "-" if that isn't known. */
  public String when() {
    return started.length() < MINUTE
        ? Numbers.NOTHING
        : started.substring(0, MINUTE).replace('T', ' ') + " UTC";
  }

  /** When it started, if that is known, and how it went. */
  public String opening() {
    return (started.length() < MINUTE ? "" : when() + ". ") + verdict();
  }

  /** How the run went, in a sentence. */
  public String verdict() {
    if (rows == 0) {
      return "Nothing was measured.";
    }
    if (invalid + missing > 0) {
      return String.format(Locale.ROOT, "%d rows: %d invalid, %d missing.", rows, invalid, missing);
    }
    String measured = rows == 1 ? "The row was measured" : "All " + rows + " rows were measured";
    return messages == 0
        ? measured + "; there is no account of messages."
        : String.format(Locale.ROOT, "%s, and all %,d messages accounted for.", measured, messages);
  }
}
