package io.brokerbench.launch;

import io.brokerbench.console.RootCause;
import io.brokerbench.plan.ForkOutcome;
import io.brokerbench.plan.Rows;
import io.brokerbench.plan.Summarizer;
import io.brokerbench.request.RunRequest;
import io.brokerbench.request.Side;
import io.brokerbench.results.RunFolder;
import io.brokerbench.results.UnwritableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a run writes, of all of its sides. When the run folder fails (full, read-only,
 * gone), all that was measured is written anew into a folder under the system's temporary one, and
 * what comes after goes there as well. When that fails, too, the run goes on without: what is known
 * is printed at its end all the same.
 */
final class RunRecords {
  private final RunRequest request;
  private final Rows rows;
  private final Summarizer summarizer;
  private final LaunchContext context;
  private final Map<String, String> versions = new TreeMap<>();
  private final Profiles profiles = new Profiles();

  private RunFolder folder;
  private Map<Side, Records> records;
  private @Nullable String moved;
  private @Nullable String givenUp;

  private RunRecords(RunRequest request, Rows rows, Summarizer summarizer, LaunchContext context)
      throws IOException {
    this.request = request;
    this.rows = rows;
    this.summarizer = summarizer;
    this.context = context;
    this.folder = newFolder(context.runs());
    this.records = recordsIn(folder);
  }

  /**
   * Makes the run folder, with rows that have no forks yet.
   *
   * @throws UnwritableException if that can't be done; nothing is measured then
   */
  static RunRecords begin(
      RunRequest request, Rows rows, Summarizer summarizer, LaunchContext context)
      throws IOException {
    RunRecords begun = new RunRecords(request, rows, summarizer, context);
    begun.writeAll();
    return begun;
  }

  private RunFolder newFolder(Path runs) throws IOException {
    return RunFolder.create(runs, context.clock().instant(), request.name());
  }

  private Map<Side, Records> recordsIn(RunFolder run) throws IOException {
    Map<Side, Records> all = new LinkedHashMap<>();
    for (Side side : request.sides()) {
      RunFolder own = side.isCompared() ? run.side(side.name()) : run;
      all.put(side, new Records(request, side, own, rows, context, versions));
    }
    return all;
  }

  /** Where everything is; another folder than before, if that has failed meanwhile. */
  RunFolder folder() {
    return folder;
  }

  /** What is known of the brokers' versions, by their labels; to be added to. */
  Map<String, String> versions() {
    return versions;
  }

  /** To be called before a fork, which writes into the folder, too. */
  void prepare() {
    keep(folder::checkWritable);
  }

  /** Writes what a fork brought; the rows must have it. */
  void add(ForkOutcome outcome) {
    keep(
        () -> {
          folder.checkWritable();
          of(outcome).append(outcome);
          of(outcome).write();
          summarizer.write(rows, folder);
          profiles.keep(folder, outcome);
        });
  }

  /** What profilers said, and where it is. */
  List<String> profiles() {
    return profiles.lines();
  }

  private Records of(ForkOutcome outcome) {
    return Objects.requireNonNull(records.get(outcome.fork().cell().side()));
  }

  /** What can be written. */
  @FunctionalInterface
  private interface Write {
    void write() throws IOException;
  }

  private void keep(Write step) {
    if (givenUp != null) {
      return;
    }
    try {
      step.write();
    } catch (IOException | UncheckedIOException e) {
      move(RootCause.reason(e));
    }
  }

  private void move(String reason) {
    if (moved != null) {
      givenUp = reason;
      return;
    }
    moved = reason;
    try {
      folder = newFolder(Files.createTempDirectory("brokerbench-results-"));
      records = recordsIn(folder);
      writeAll();
    } catch (IOException | UncheckedIOException e) {
      givenUp = RootCause.reason(e);
    }
  }

  private void writeAll() throws IOException {
    for (ForkOutcome outcome : rows.all().toList()) {
      of(outcome).append(outcome);
    }
    for (Records ofSide : records.values()) {
      ofSide.write();
    }
    summarizer.write(rows, folder);
  }

  /** Whether nothing could be written anywhere any more. */
  boolean areLost() {
    return givenUp != null;
  }

  /** Whether all is where it belongs. */
  boolean isComplete() {
    return complaints().isEmpty();
  }

  /** What isn't where it belongs, and why, for the user. */
  List<String> complaints() {
    List<String> complaints = new ArrayList<>();
    if (moved != null) {
      complaints.add("Results could not be kept where they belong. " + moved + ".");
    }
    if (givenUp != null) {
      complaints.add("Nor could they elsewhere. " + givenUp + ". What is printed is all there is.");
    }
    records.values().stream()
        .flatMap(ofSide -> ofSide.userFileTrouble().stream())
        .distinct()
        .map(trouble -> "Could not be written: " + trouble + ". Its rows are in the run folder.")
        .forEach(complaints::add);
    return complaints;
  }
}
