package io.brokerbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.machine.MachineLoad;
import io.brokerbench.results.JmhRow;
import io.brokerbench.results.RunNotes;
import io.brokerbench.results.SavedRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Below the headline it stands under which conditions it holds. */
class ConditionsTest {
  private static final MachineLoad QUIET = new MachineLoad(0.01, 0.0, 0.0, 0.0, 0.0);
  private static final MachineLoad BUSY = new MachineLoad(0.5, 0.0, 0.0, 0.0, 0.0);

  @TempDir Path folder;

  private String conditions(String params, MachineLoad load) throws IOException {
    SavedRun run = new PlantedRuns(folder).row(params, 1_000).saved();
    RunNotes notes = run.file().notes();
    List<ReportRow> rows =
        run.file().rows().stream()
            .map(
                (JmhRow row) ->
                    ReportRow.measured(row, List.of(PlantedFork.of(1, null, null, load))))
            .toList();
    return Conditions.of(notes, rows);
  }

  @Test
  void whatAllRowsShareIsSaidInWords() throws IOException {
    assertThat(conditions("broker=NATS payload=108 durability=FSYNC replicas=1 workers=256", QUIET))
        .isEqualTo(
            "Messages of 108 bytes; flushed before it is acknowledged: survives a power cut;"
                + " 1 replica; 256 workers; planted; nothing else to do meanwhile.");
  }

  @Test
  void aBusyMachineIsNamed() throws IOException {
    assertThat(conditions("broker=NATS", BUSY)).isEqualTo("Planted; BUSY MACHINE in 1 of 1 rows.");
  }

  @Test
  void aRealRunSaysWhereItWasMeasured() {
    SavedRun quick = SavedRun.read(Path.of("results", "baseline", "quick.json"));
    assertThat(Report.of(List.of(quick)).detail().conditions())
        .contains(
            "Messages of 108 bytes",
            "in memory: gone with the server",
            "256 workers",
            "KAFKA 4",
            "NATS 2",
            "on the client's machine",
            "2 processors",
            "JDK 17");
  }
}
