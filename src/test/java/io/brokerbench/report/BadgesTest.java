package io.brokerbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.machine.MachineLoad;
import io.brokerbench.results.JmhRow;
import io.brokerbench.text.Badge;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadgesTest {
  @TempDir Path folder;

  private List<Badge> badges(MachineLoad load) throws IOException {
    JmhRow row =
        new PlantedRuns(folder).row("broker=KAFKA scenario=LOW", 100).saved().file().rows().get(0);
    return Badges.of(row, JmhRow.SCORE, List.of(PlantedFork.of(2, null, null, load)));
  }

  @Test
  void aMachineThatHadSomethingElseToDoIsSaidOfTheRow() throws IOException {
    assertThat(badges(new MachineLoad(0.4, 0, null, null, null)))
        .anySatisfy(
            badge -> {
              assertThat(badge.text()).isEqualTo("BUSY MACHINE");
              assertThat(badge.level()).isEqualTo(Badge.Level.WARNING);
              assertThat(badge.reasons())
                  .containsExactly("fork 2: 40.0 % of the CPU went to other processes");
            });
  }

  @Test
  void aQuietMachineIsNotSpokenOf() throws IOException {
    assertThat(badges(new MachineLoad(0.01, 0, 0.9, 0.0, 0.0)))
        .noneMatch(badge -> badge.text().equals("BUSY MACHINE"));
  }
}
