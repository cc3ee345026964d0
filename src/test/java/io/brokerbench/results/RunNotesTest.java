package io.brokerbench.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brokerbench.broker.Footprint;
import io.brokerbench.census.HeapReport;
import io.brokerbench.census.ThreadReport;
import io.brokerbench.machine.MachineLoad;
import io.brokerbench.measure.Account;
import io.brokerbench.runin.RunInCurve;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunNotesTest {
  private static final Instant START = Instant.parse("2026-03-04T05:06:07.89Z");
  private static final RowId ROW = new RowId("a.B.c", "thrpt", Map.of("broker", "ONE"));

  @TempDir private Path folder;
  private RunFolder run;
  private RunFiles files;

  @BeforeEach
  void setUp() throws IOException {
    run = RunFolder.create(folder, START, "run");
    files = new RunFiles(run.path());
  }

  private RunNotes notes() {
    return RunNotes.beside(files.rows());
  }

  private static ForkRecord fork() {
    RunInCurve curve = new RunInCurve(List.of(1.0), List.of(2.0), RunInCurve.RATE, true);
    return new ForkRecord(
        ROW.benchmark(),
        ROW.mode(),
        ROW.params(),
        2,
        START.toString(),
        START.plusSeconds(1).toString(),
        ForkRecord.ForkStatus.INVALID,
        List.of("lost 1 message"),
        1,
        curve,
        curve,
        new ForkRecord.Score("ops/s", List.of(1.5, 2.5)),
        new Account(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12),
        new ThreadReport(3, 4, List.of()),
        new HeapReport(1.5, 2.5),
        new Footprint(1, 2, 3),
        new MachineLoad(0.1, 0.2, 0.3, 0.4, 0.5),
        "fork2.hlog");
  }

  @Test
  void aForkIsReadAsItWasWritten() throws IOException {
    run.append(fork());
    assertThat(notes().forks(ROW)).containsExactly(fork());
  }

  @Test
  void aRunsEnvironmentIsReadAsItWasWritten() throws IOException {
    Machine machine = new Machine("JDK", "OS", "CPU", 2, 4, 8L, "governor");
    run.writeEnvironment(
        new Environment(
            START.toString(),
            new Suite("1", "2", "3", Map.of("client", "4")),
            Map.of("ONE", "5"),
            machine,
            List.of("busy"),
            List.of("shared"),
            new Environment.RunSettings("quick", List.of("-f", "1"), "fork"),
            List.of(
                new Environment.RowEnvironment(
                    "a.B.c", "thrpt", ROW.params(), 3, Map.of("acks", "1")))),
        Redaction.of("/"));

    RunNotes notes = notes();

    assertThat(notes.started()).isEqualTo(START);
    assertThat(notes.machine()).isEqualTo(machine);
    assertThat(notes.arguments()).containsExactly("-f", "1");
    assertThat(notes.asked()).containsExactly(ROW);
    RowKey key = new RowKey("a.B.c", "thrpt", 1, "ops/s", ROW.params());
    assertThat(notes.completed(new JmhRow(key, Map.of(), Map.of(), List.of())).conditions())
        .containsEntry("suite.clients.client", "4")
        .containsEntry("servers.ONE", "5")
        .containsEntry("machine.cpu", "CPU")
        .containsEntry("broker lifetime", "fork")
        .containsEntry("servers shared", "shared")
        .containsEntry("config.acks", "1");
  }

  @Test
  void whatAnotherVersionKnowsIsPassedOverAndWhatItDoesNotKnowIsUnknown() throws IOException {
    Files.createDirectories(files.forks().resolveSibling(""));
    Files.writeString(
        files.forks(),
        """
        {"benchmark": "a.B.c", "mode": "thrpt", "params": {"broker": "ONE"}, "fork": 1,
          "outcome": "SPLENDID", "weather": {"sun": 1}}
        """);
    assertThat(notes().forks(ROW))
        .singleElement()
        .satisfies(
            fork -> {
              assertThat(fork.outcome()).isEqualTo(ForkRecord.ForkStatus.INVALID);
              assertThat(fork.reasons()).isEmpty();
              assertThat(fork.messages()).isZero();
              assertThat(fork.load()).isNull();
            });
  }

  @Test
  void aForkOfNoRowIsRefused() throws IOException {
    Files.createDirectories(files.forks().resolveSibling(""));
    Files.writeString(files.forks(), "{\"fork\": 1}");
    assertThatThrownBy(this::notes)
        .isInstanceOf(UnreadableResultsException.class)
        .hasMessageContaining("a fork needs its benchmark and its mode");
  }

  @Test
  void latenciesAreLookedForInTheRunsFolderOnly() throws IOException {
    Files.createDirectories(files.forks().resolveSibling(""));
    Files.writeString(
        files.forks(),
        "{\"benchmark\": \"a\", \"mode\": \"thrpt\", \"histograms\": \"../../etc\"}");
    assertThatThrownBy(this::notes)
        .isInstanceOf(UnreadableResultsException.class)
        .hasMessageContaining("histograms is no file's name: ../../etc");
  }
}
