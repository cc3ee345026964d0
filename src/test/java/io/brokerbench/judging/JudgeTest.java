package io.brokerbench.judging;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.regression.Gate;
import io.brokerbench.regression.Judgement;
import io.brokerbench.regression.Rules;
import io.brokerbench.regression.Verdict;
import io.brokerbench.report.comparison.ComparisonReport;
import io.brokerbench.results.JmhFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgeTest {
  private static final double[] SCATTER = {1, 1.01, 0.99, 1.005, 0.995};

  private final Judge judge =
      new Judge(0.05, Rules.DEFAULT_METRICS, StoredNoise.nothing("No floor."), false);

  @TempDir private Path folder;

  private JmhFile file(String name, String workers, double mean) throws IOException {
    String forks =
        DoubleStream.of(SCATTER)
            .mapToObj(each -> "[" + mean * each + "]")
            .collect(Collectors.joining(",", "[", "]"));
    return JmhFile.read(
        Files.writeString(
            folder.resolve(name),
            """
            [{"benchmark": "a.B.c", "mode": "thrpt", "threads": 1, "params": {"workers": "%s"},
              "primaryMetric": {"score": 1, "scoreUnit": "ops/s", "rawData": %s}}]
            """
                .formatted(workers, forks)));
  }

  @Test
  void aSlowDownFailsTheGate() throws IOException {
    ComparisonReport report = judge.runs(file("a.json", "1", 1_000), file("b.json", "1", 800));
    assertThat(report.gate()).isEqualTo(Gate.FAILED);
    assertThat(report.comparison().judgements())
        .extracting(Judgement::verdict)
        .containsExactly(Verdict.REGRESSED);
  }

  @Test
  void ofRunsWithoutEnvironmentItIsSaidOnceAFileBeforeTheNoise() throws IOException {
    JmhFile file = file("a.json", "1", 1_000);
    assertThat(judge.runs(file, file).notes())
        .containsExactly(
            "No environment.json beside "
                + file.path()
                + ": its machine, versions and settings aren't compared.",
            "No floor.");
  }

  @Test
  void sidesAreOneRowInSpiteOfWhatTheyDifferIn() throws IOException {
    Judge.JudgedFile one = new Judge.JudgedFile("one", file("a.json", "1", 1_000));
    Judge.JudgedFile other = new Judge.JudgedFile("other", file("b.json", "256", 1_000));
    assertThat(judge.sides(one, other, Set.of("workers")).comparison().judgements())
        .extracting(Judgement::verdict)
        .containsExactly(Verdict.EQUIVALENT);
    assertThat(judge.sides(one, other, Set.of()).comparison().judgements())
        .extracting(Judgement::verdict)
        .containsExactly(Verdict.MISSING);
  }

  @Test
  void sidesAreCalledAsTheyWereNamed() throws IOException {
    Judge.JudgedFile side =
        new Judge.JudgedFile("run/baseline (-p workers=1)", file("a.json", "1", 1_000));
    assertThat(judge.sides(side, side, Set.of()).baseline())
        .isEqualTo("run/baseline (-p workers=1)");
  }
}
