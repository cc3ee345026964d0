package io.brokerbench.report.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brokerbench.regression.Comparison;
import io.brokerbench.regression.Gate;
import io.brokerbench.regression.NoiseFloor;
import io.brokerbench.regression.PlantedRow;
import io.brokerbench.regression.Rules;
import io.brokerbench.results.JmhRow;
import io.brokerbench.text.Style;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What reports say, to the letter: people and programs hold on to it. */
class ComparisonReportTest {
  private static final double[] STEADY = {100_000, 101_000, 99_000, 100_500, 99_500};
  private static final double[] SLOWER = {90_000, 91_000, 89_000, 90_500, 89_500};
  private static final double[] WIDE = {10, 11, 9.4, 10.9, 8.7};

  private static JmhRow row(String size, String jdk, double[] score, double[] latency) {
    return PlantedRow.of(score)
        .metric("e2e.p99", "us", latency)
        .param("size", size)
        .condition("JDK", jdk)
        .row();
  }

  private static ComparisonReport report() {
    Comparison comparison =
        Comparison.of(
            List.of(
                row("A|B", "17", STEADY, WIDE),
                row("2", "17", STEADY, new double[] {1, 2}),
                row("3", "17", STEADY, WIDE)),
            List.of(
                row("A|B", "21", SLOWER, WIDE),
                row("2", "21", STEADY, new double[] {1, 2}),
                row("4", "21", STEADY, WIDE)),
            new Rules(0.05, NoiseFloor.UNKNOWN, name -> true));
    return new ComparisonReport(
        "a.json", "b.json", List.of("A note."), comparison, Gate.of(comparison, false));
  }

  @Test
  void textIsATable() {
    assertThat(report().text(Style.PLAIN_TEXT))
        .isEqualTo(
            """
            Baseline:  a.json
            Candidate: b.json
            A note.

            Not the same on both sides:
              JDK: 17 -> 21

            All rows: KAFKA
              Verdict       Metric   Baseline  Candidate  Unit         Change     95 % interval  Holm p
            Planted.run thrpt size=A|B
              REGRESSED     score      99,997     89,997  messages/s  -10.0 %   -11.1 to -8.9 %  <0.001
              INCONCLUSIVE  e2e.p99  0.009961   0.009961  ms            0.0 %  -13.5 to +15.6 %   1.000
                could have shown a change of +28 %; one of +5 % needs 89 forks a side
            Planted.run thrpt size=2
              EQUIVALENT    score      99,997     99,997  messages/s    0.0 %    -1.1 to +1.1 %   1.000
              INSUFFICIENT  e2e.p99  0.001414   0.001414  ms            0.0 %                 -       -
                a verdict needs 3 forks a side
            Planted.run thrpt size=3
              MISSING       score      99,997          -  messages/s        -                 -       -
                the candidate doesn't have this row

            Only in the candidate, and not judged:
              Planted.run thrpt KAFKA size=4
            A change is one of 5 % or more that is significant at 5 % among all 3 tests.
            1 REGRESSED, 1 EQUIVALENT, 1 INCONCLUSIVE, 1 INSUFFICIENT, 1 MISSING.
            Something regressed, is missing, or is invalid.
            """);
  }

  @Test
  void markdownIsForAPullRequest() {
    assertThat(report().markdown())
        .isEqualTo(
            """
            ### Something regressed, is missing, or is invalid.

            1 REGRESSED, 1 EQUIVALENT, 1 INCONCLUSIVE, 1 INSUFFICIENT, 1 MISSING. A change is one of 5 % or more that is significant at 5 % among all 3 tests.

            | Row | Verdict | Metric | Baseline | Candidate | Unit | Change | 95 % interval | Holm p |
            | --- | --- | --- | --: | --: | --- | --: | --: | --: |
            | Planted.run thrpt size=A\\|B | **REGRESSED** | score | 99,997 | 89,997 | messages/s | -10.0 % | -11.1 to -8.9 % | &lt;0.001 |
            | Planted.run thrpt size=A\\|B | INCONCLUSIVE | e2e.p99 | 0.009961 | 0.009961 | ms | 0.0 % | -13.5 to +15.6 % | 1.000 |
            | Planted.run thrpt size=2 | EQUIVALENT | score | 99,997 | 99,997 | messages/s | 0.0 % | -1.1 to +1.1 % | 1.000 |
            | Planted.run thrpt size=2 | INSUFFICIENT | e2e.p99 | 0.001414 | 0.001414 | ms | 0.0 % | - | - |
            | Planted.run thrpt size=3 | **MISSING** | score | 99,997 | - | messages/s | - | - | - |

            - Planted.run thrpt size=3 score: the candidate doesn't have this row

            <details><summary>What was compared, and why no more can be said</summary>

            - Baseline: `a.json`
            - Candidate: `b.json`
            - A note.
            - All rows: `KAFKA`
            - Planted.run thrpt size=A\\|B e2e.p99: could have shown a change of +28 %; one of +5 % needs 89 forks a side
            - Planted.run thrpt size=2 e2e.p99: a verdict needs 3 forks a side

            Not the same on both sides:

            | What | Baseline | Candidate | Rows |
            | --- | --- | --- | --: |
            | JDK | 17 | 21 | 2 |

            Only in the candidate, and not judged: Planted.run thrpt KAFKA size=4

            </details>
            """);
  }

  @Test
  void textFitsATerminal() {
    assertThat(report().text(Style.PLAIN_TEXT).lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void coloursAreOnTopOfTheSameText() {
    String coloured = report().text(new Style(true, true, 100));

    assertThat(coloured)
        .contains("\u001b[31mREGRESSED\u001b[0m", "\u001b[33mINCONCLUSIVE\u001b[0m");
    assertThat(coloured.replaceAll("\u001b\\[\\d+m", ""))
        .isEqualTo(report().text(Style.PLAIN_TEXT));
  }

  @Test
  void jsonHasASchemaAndWhatProgramsNeed() throws IOException {
    JsonNode json = new ObjectMapper().readTree(report().json());

    assertThat(json.at("/schema").asInt()).isEqualTo(2);
    assertThat(json.at("/gate").asText()).isEqualTo("FAILED");
    assertThat(json.at("/threshold").asDouble()).isEqualTo(0.05);
    assertThat(json.at("/tests").asInt()).isEqualTo(3);
    JsonNode regressed = json.at("/verdicts/0");
    assertThat(regressed.properties())
        .extracting(Map.Entry::getKey)
        .containsExactly(
            "benchmark",
            "mode",
            "threads",
            "params",
            "metric",
            "unit",
            "better",
            "verdict",
            "threshold",
            "baseline",
            "candidate",
            "ratio",
            "low",
            "high",
            "p",
            "holm",
            "reasons");
    assertThat(regressed.at("/verdict").asText()).isEqualTo("REGRESSED");
    assertThat(regressed.at("/better").asText()).isEqualTo("higher");
    assertThat(regressed.at("/ratio").asDouble()).isBetween(0.899, 0.901);
    assertThat(regressed.at("/candidate/forks").asInt()).isEqualTo(5);
    assertThat(json.at("/verdicts/1/forksNeeded").asInt()).isPositive();
    assertThat(json.at("/differences/0/what").asText()).isEqualTo("JDK");
    assertThat(json.at("/onlyInCandidate/0/params/size").asText()).isEqualTo("4");
    assertThat(json.toString()).doesNotContain("NaN", "Infinity");
  }

  private static ComparisonReport manyWithFewForks() {
    List<JmhRow> rows =
        IntStream.range(0, 700)
            .mapToObj(size -> PlantedRow.of(100, 110).param("size", "" + size).row())
            .toList();
    Comparison comparison = Comparison.of(rows, rows, Rules.DEFAULT);
    return new ComparisonReport(
        "a.json", "b.json", List.of(), comparison, Gate.of(comparison, false));
  }

  @Test
  void aReasonThatIsAlikeForAllIsSaidOnce() {
    String reason = "a verdict needs 3 forks a side";

    assertThat(manyWithFewForks().text(Style.PLAIN_TEXT))
        .containsOnlyOnce(reason)
        .contains("INSUFFICIENT, 700 of 700: " + reason);
    assertThat(manyWithFewForks().markdown())
        .containsOnlyOnce(reason)
        .contains("- INSUFFICIENT, 700 of 700: " + reason);
  }

  @Test
  void aReasonOfOneRowStaysWithIt() {
    List<JmhRow> before =
        List.of(
            row("1", "17", STEADY, WIDE),
            row("2", "17", STEADY, WIDE),
            row("3", "17", STEADY, WIDE));
    List<JmhRow> after =
        List.of(row("1", "17", STEADY, WIDE), PlantedRow.of(1, 2).param("size", "2").row());
    Comparison comparison = Comparison.of(before, after, Rules.DEFAULT);

    assertThat(
            new ComparisonReport("a", "b", List.of(), comparison, Gate.of(comparison, false))
                .text(Style.PLAIN_TEXT))
        .contains(
            "    a verdict needs 3 forks a side\n", "    the candidate doesn't have this row\n")
        .doesNotContain("1 of 1");
  }

  @Test
  void thatNoRowIsOnBothSidesIsSaid() {
    Comparison comparison =
        Comparison.of(List.of(), List.of(row("1", "17", STEADY, WIDE)), Rules.DEFAULT);
    ComparisonReport report =
        new ComparisonReport("a", "b", List.of(), comparison, Gate.of(comparison, false));

    assertThat(report.text(Style.PLAIN_TEXT)).contains("\nNo row is on both sides.\n");
    assertThat(report.markdown()).contains("\nNo row is on both sides. Nothing could be tested.\n");
  }
}
