package io.brokerbench.visualizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunTitleTest {
  @ParameterizedTest
  @CsvSource({
    "results/runs/20260704T120000Z-quick/jmh.json,       20260704T120000Z-quick",
    "results/runs/20260704T120000Z-ab/baseline/jmh.json, 20260704T120000Z-ab-baseline",
    "results/baseline/quick.json,                        quick",
    "results/baseline/jmh.json,                          results-baseline",
    "runs/two words & more/jmh.json,                     two-words-more",
    "/jmh.json,                                          jmh",
  })
  void saysWhichRun(String file, String title) {
    assertThat(RunTitle.of(Path.of(file))).isEqualTo(title);
  }
}
