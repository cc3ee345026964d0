package io.brokerbench.regression;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.results.RowKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What verdicts together mean for what waits for them. */
class GateTest {
  private static Comparison of(String verdicts) {
    RowKey row = new RowKey("a.B.c", "thrpt", 1, "ops/s", Map.of());
    return new Comparison(
        Stream.of(verdicts.split(" "))
            .map(
                verdict ->
                    new Judgement(
                        row,
                        "score",
                        "ops/s",
                        Direction.HIGHER,
                        Verdict.valueOf(verdict),
                        Judgement.SideMean.NONE,
                        Judgement.SideMean.NONE,
                        0.05,
                        null,
                        null,
                        List.of()))
            .toList(),
        List.of(),
        List.of(),
        Set.of(),
        1,
        0.05);
  }

  @ParameterizedTest
  @CsvSource({
    "EQUIVALENT, PASSED, PASSED",
    "IMPROVED EQUIVALENT, PASSED, PASSED",
    "EQUIVALENT INCONCLUSIVE, PASSED, UNJUDGED",
    "EQUIVALENT UNSTEADY, UNJUDGED, UNJUDGED",
    "REGRESSED UNSTEADY, FAILED, FAILED",
    "EQUIVALENT INSUFFICIENT, PASSED, UNJUDGED",
    "INCONCLUSIVE, UNJUDGED, UNJUDGED",
    "UNSTEADY INSUFFICIENT, UNJUDGED, UNJUDGED",
    "EQUIVALENT REGRESSED, FAILED, FAILED",
    "EQUIVALENT INVALID, FAILED, FAILED",
    "EQUIVALENT MISSING, FAILED, FAILED",
    "INCONCLUSIVE REGRESSED, FAILED, FAILED"
  })
  void worstVerdictDecides(String verdicts, Gate lenient, Gate strict) {
    assertThat(Gate.of(of(verdicts), false)).isEqualTo(lenient);
    assertThat(Gate.of(of(verdicts), true)).isEqualTo(strict);
  }

  @Test
  void nothingToJudgeIsNoPass() {
    Comparison empty = new Comparison(List.of(), List.of(), List.of(), Set.of(), 0, 0.05);

    assertThat(Gate.of(empty, false)).isEqualTo(Gate.UNJUDGED);
    assertThat(Gate.of(empty, true)).isEqualTo(Gate.UNJUDGED);
  }
}
