package io.brokerbench.report;

import io.brokerbench.machine.MachineLoad;
import io.brokerbench.results.ForkRecord;
import io.brokerbench.runin.RunInCurve;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of a fork of which nothing bad is known. */
final class PlantedFork {
  private PlantedFork() {}

  static ForkRecord of(
      int number,
      @Nullable RunInCurve broker,
      @Nullable RunInCurve client,
      @Nullable MachineLoad load) {
    return new ForkRecord(
        "a.B.c",
        "thrpt",
        Map.of(),
        number,
        "2026-01-31T12:00:00Z",
        "2026-01-31T12:00:10Z",
        ForkRecord.ForkStatus.VALID,
        List.of(),
        null,
        broker,
        client,
        null,
        null,
        null,
        null,
        null,
        load,
        null);
  }
}
