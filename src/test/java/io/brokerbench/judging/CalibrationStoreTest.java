package io.brokerbench.judging;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.regression.Rules;
import io.brokerbench.results.JmhFile;
import io.brokerbench.results.Machine;
import io.brokerbench.results.NoiseFloorFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrationStoreTest {
  private static final Machine HERE = new Machine("JDK", "Linux", "CPU", 2, 2, 1L << 30, null);
  private static final Machine THERE = new Machine("JDK", "Linux", "CPU", 4, 4, 1L << 30, null);
  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

  @TempDir private Path folder;
  private CalibrationStore.@Nullable Added added;

  private JmhFile side(String forks) throws IOException {
    Path file = folder.resolve("side.json");
    Files.writeString(
        file,
        """
        [{"benchmark": "a.B.c", "mode": "thrpt", "threads": 1, "params": {},
          "primaryMetric": {"score": 1, "scoreUnit": "ops/s", "rawData": %s}}]
        """
            .formatted(forks));
    return JmhFile.read(file);
  }

  private CalibrationStore.Added add(Path target, Machine machine, String forks)
      throws IOException {
    JmhFile side = side(forks);
    added = CalibrationStore.open(target, machine).add(side, side, Rules.DEFAULT_METRICS, NOW);
    return added;
  }

  @AfterEach
  void nothingIsLeftElsewhere() throws IOException {
    if (added != null && added.unwritten() != null) {
      Files.delete(added.writtenTo());
      Files.delete(added.writtenTo().resolveSibling(""));
    }
  }

  @Test
  void calibrationsOfOneMachineAddUp() throws IOException {
    Path target = folder.resolve("floor.json");
    add(target, HERE, "[[1],[2],[3]]");
    assertThat(add(target, HERE, "[[1],[2],[4]]").isStored()).isTrue();
    assertThat(CalibrationStore.open(target, HERE).otherMachine()).isEmpty();
    assertThat(NoiseFloorFile.read(target).calibrations()).hasSize(2);
  }

  @Test
  void anotherMachinesAreReplacedAndNamed() throws IOException {
    Path target = folder.resolve("floor.json");
    add(target, THERE, "[[1],[2],[3]]");
    assertThat(CalibrationStore.open(target, HERE).otherMachine()).isPresent();
    add(target, HERE, "[[1],[2],[4]]");
    assertThat(NoiseFloorFile.read(target).calibrations()).hasSize(1);
    assertThat(NoiseFloorFile.read(target).machine()).isEqualTo(HERE);
  }

  @Test
  void whatCouldNotBeMeasuredIsNotStored() throws IOException {
    Path target = folder.resolve("floor.json");
    assertThat(add(target, HERE, "[[1]]").isStored()).isFalse();
    assertThat(target).doesNotExist();
  }

  @Test
  void whereTheFileCannotBeWrittenItIsWrittenElsewhere() throws IOException {
    Path notAFolder = Files.writeString(folder.resolve("file"), "");
    CalibrationStore.Added elsewhere = add(notAFolder.resolve("floor.json"), HERE, "[[1],[2],[3]]");
    assertThat(elsewhere.isStored()).isFalse();
    assertThat(elsewhere.unwritten()).contains(notAFolder.toString());
    assertThat(NoiseFloorFile.read(elsewhere.writtenTo()).calibrations()).hasSize(1);
  }
}
