package io.brokerbench.launch;

import io.brokerbench.benchmarks.ForkEvidence;
import io.brokerbench.console.RootCause;
import io.brokerbench.plan.BrokerLife;
import io.brokerbench.plan.Evidence;
import io.brokerbench.plan.ForkOutcome;
import io.brokerbench.plan.ForkOutcome.Failed;
import io.brokerbench.plan.ForkOutcome.Measured;
import io.brokerbench.plan.Rows;
import io.brokerbench.request.Cell;
import io.brokerbench.request.RunRequest;
import io.brokerbench.request.Side;
import io.brokerbench.results.Environment;
import io.brokerbench.results.ForkRecord;
import io.brokerbench.results.JmhResults;
import io.brokerbench.results.Machine;
import io.brokerbench.results.Redaction;
import io.brokerbench.results.RunFiles;
import io.brokerbench.results.RunFolder;
import io.brokerbench.results.Suite;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Defaults;

/** Writes everything that is known after each fork, so that a run that is killed leaves it. */
final class Records {
  private final RunRequest request;
  private final Side side;
  private final RunFolder folder;
  private final Rows rows;
  private final Path workingFolder;
  private final Redaction redaction;
  private final Map<String, String> servers;
  private final String started;
  private final Suite suite = Suite.current();
  private final Machine machine = Machine.current();
  private @Nullable String userFileTrouble;

  /**
   * Records of one side of a run.
   *
   * @param folder the side's
   * @param rows of all sides
   * @param servers the brokers' versions, as they become known
   */
  Records(
      RunRequest request,
      Side side,
      RunFolder folder,
      Rows rows,
      LaunchContext context,
      Map<String, String> servers) {
    this.request = request;
    this.side = side;
    this.folder = folder;
    this.rows = rows;
    this.workingFolder = context.workingFolder();
    this.redaction = Redaction.of(context.home());
    this.servers = servers;
    this.started = context.clock().instant().toString();
  }

  /** Writes what a fork brought, and no more. */
  void append(ForkOutcome outcome) throws IOException {
    List<Histogram> latencies =
        outcome instanceof Measured measured ? Evidence.histograms(measured.result()) : List.of();
    String log = RunFiles.latenciesOf(outcome.fork().fileName());
    folder.append(record(outcome, latencies.isEmpty() ? null : log));
    folder.writeHistograms(outcome.fork().fileName(), latencies);
  }

  /** Writes the files that are about the whole run. */
  void write() throws IOException {
    folder.writeRows(rows.results(side));
    folder.writeEnvironment(environment(), redaction);
    userFile().ifPresent(this::writeUserFile);
  }

  /** That it fails takes nothing from the rest. */
  private void writeUserFile(Path file) {
    try {
      JmhResults.write(file, format(), rows.results(side));
      userFileTrouble = null;
    } catch (IOException e) {
      userFileTrouble = RootCause.reason(e);
    }
  }

  /** Why the file that the user asked for is not what it should be; empty if it is. */
  Optional<String> userFileTrouble() {
    return Optional.ofNullable(userFileTrouble);
  }

  private ResultFormatType format() {
    return request.options().getResultFormat().orElse(Defaults.RESULT_FORMAT);
  }

  /** JMH writes a file if either of its two flags is given. */
  private Optional<Path> userFile() {
    String name = request.options().getResult().orElse(null);
    if (name == null && request.options().getResultFormat().hasValue()) {
      name = Defaults.RESULT_FILE_PREFIX + "." + format().toString().toLowerCase(Locale.ROOT);
    }
    return Optional.ofNullable(name).map(workingFolder::resolve);
  }

  private static ForkRecord record(ForkOutcome outcome, @Nullable String histograms) {
    Cell cell = outcome.fork().cell();
    ForkEvidence evidence = outcome instanceof Measured measured ? measured.evidence() : null;
    BrokerLife life = outcome instanceof Measured measured ? measured.life() : null;
    return new ForkRecord(
        cell.benchmark(),
        cell.mode().shortLabel(),
        cell.params(),
        outcome.fork().number(),
        outcome.start().toString(),
        outcome.end().toString(),
        outcome instanceof Failed
            ? ForkRecord.ForkStatus.FAILED
            : outcome.faults().isEmpty()
                ? ForkRecord.ForkStatus.VALID
                : ForkRecord.ForkStatus.INVALID,
        outcome.faults(),
        life == null ? null : life.number(),
        life == null ? null : life.runIn(),
        evidence == null ? null : evidence.runIn(),
        outcome instanceof Measured measured ? score(measured.result()) : null,
        outcome.account(),
        evidence == null ? null : evidence.threads(),
        evidence == null ? null : evidence.heap(),
        evidence == null ? null : evidence.footprint(),
        outcome instanceof Measured measured ? measured.load() : null,
        histograms);
  }

  private static ForkRecord.Score score(BenchmarkResult fork) {
    return new ForkRecord.Score(
        fork.getScoreUnit(),
        fork.getIterationResults().stream()
            .map(iteration -> iteration.getPrimaryResult().getScore())
            .toList());
  }

  private Environment environment() {
    return new Environment(
        started,
        suite,
        new TreeMap<>(servers),
        machine,
        BusyMachine.lines(rows.all()),
        request.brokers().provider().remarks(),
        new Environment.RunSettings(request.profile(), commandLine(), brokerLifetime()),
        rows.cells().stream().filter(cell -> cell.side().equals(side)).map(this::row).toList());
  }

  private List<String> commandLine() {
    return Stream.concat(request.words().stream(), request.arguments().words().stream()).toList();
  }

  private Environment.RowEnvironment row(Cell cell) {
    return new Environment.RowEnvironment(
        cell.benchmark(),
        cell.mode().shortLabel(),
        cell.params(),
        cell.forks(),
        config(rows.of(cell)));
  }

  private static @Nullable Map<String, String> config(List<ForkOutcome> forks) {
    return forks.stream()
        .filter(Measured.class::isInstance)
        .map(fork -> ((Measured) fork).evidence())
        .filter(evidence -> evidence != null)
        .map(evidence -> (Map<String, String>) new TreeMap<>(evidence.config()))
        .findFirst()
        .orElse(null);
  }

  private String brokerLifetime() {
    return request.brokers().provider().startsBrokers()
        ? request.design().lifetimeName()
        : "external";
  }
}
