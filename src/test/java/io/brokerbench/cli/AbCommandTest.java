package io.brokerbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.launch.LaunchFixture;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the verdicts of {@code ab} go. */
class AbCommandTest {
  private static final String SIDES =
      "ab --baseline=-pscenario=LOW --candidate=-pscenario=HIGH PlantedBenchmark -f 3"
          + " -p broker=INPROC";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"--output", "--markdown"})
  void verdictsGoToAFileAndAsTextToTheTerminal(String option) {
    LaunchFixture fixture = new LaunchFixture(folder).inThisJvm();
    Path file = folder.resolve("verdicts.md");
    Main main = new Main(fixture.context(), fixture.launcher(), options -> fixture.brokers);

    int unused = main.execute(List.of((SIDES + " " + option + " " + file).split(" ")));

    assertThat(file).content().contains("PlantedBenchmark.operate", "| --- |");
    assertThat(fixture.out()).contains("PlantedBenchmark.operate").doesNotContain("| --- |");
  }

  @Test
  void aFileThatCannotBeWrittenIsRefusedBeforehand() {
    LaunchFixture fixture = new LaunchFixture(folder).inThisJvm();
    Main main = new Main(fixture.context(), fixture.launcher(), options -> fixture.brokers);

    assertThat(main.execute(List.of((SIDES + " --output none/x.md").split(" ")))).isEqualTo(2);
    assertThat(fixture.err()).contains("--output none/x.md: there is no folder");
    assertThat(fixture.brokers.started()).isEmpty();
  }
}
