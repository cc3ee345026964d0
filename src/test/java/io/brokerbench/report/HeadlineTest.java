package io.brokerbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.results.SaturationCurve;
import io.brokerbench.results.SavedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of run has a headline that answers its question. */
class HeadlineTest {
  @TempDir Path folder;

  private PlantedRuns runs() {
    return new PlantedRuns(folder);
  }

  private static String finding(SavedRun run) {
    return Report.of(List.of(run)).detail().finding();
  }

  private SavedRun foreign(String rows) throws IOException {
    return SavedRun.read(Files.writeString(folder.resolve("foreign.json"), rows));
  }

  @Test
  void ofTwoBrokersItSaysWhoIsAhead() throws IOException {
    assertThat(
            finding(
                runs()
                    .row("broker=KAFKA scenario=HIGH", 1_000)
                    .row("broker=NATS scenario=HIGH", 4_000)
                    .saved()))
        .startsWith("NATS is ahead: KAFKA comes to 0.25 times NATS");
  }

  @Test
  void ofOneBrokerItSaysWhatItCarries() throws IOException {
    assertThat(finding(runs().row("broker=NATS scenario=HIGH", 76_700).saved()))
        .startsWith("NATS HIGH: 76,700 messages/s (95 % interval ");
  }

  @Test
  void ofSeveralRowsOfOneBrokerEachIsSaid() throws IOException {
    assertThat(
            finding(
                runs()
                    .row("broker=NATS scenario=LOW", 1_000)
                    .row("broker=NATS scenario=HIGH", 2_000)
                    .saved()))
        .contains("NATS LOW: 1,000 messages/s", "NATS HIGH: 2,000 messages/s");
  }

  @Test
  void ofAnOpenLoopItSaysHowLongUsersWait() throws IOException {
    List<Double> same = List.of(2_000.0, 2_000.0, 2_000.0);
    assertThat(
            finding(
                runs()
                    .openLoop(
                        "broker=NATS rate=1000",
                        Map.of("e2e.p99", same, "schedule.p99", List.of(1.0, 1.0, 1.0)))
                    .saved()))
        .startsWith("NATS at 1000 messages/s: e2e.p99 2.000 ms");
  }

  @Test
  void ofAnInvalidRunItSaysWhy() throws IOException {
    SavedRun run =
        foreign(
            """
            [{"benchmark": "a.B.c", "mode": "thrpt", "threads": 1,
              "params": {"broker": "NATS", "scenario": "LOW"},
              "primaryMetric": {"score": 1, "scoreUnit": "ops/s", "rawData": [[1], [1], [1]]},
              "secondaryMetrics":
                {"lost": {"score": 3, "scoreUnit": "messages", "rawData": [[3]]}}}]
            """);
    assertThat(finding(run)).isEqualTo("INVALID: NATS LOW: lost 3.");
  }

  @Test
  void whatIsInvalidIsSaidBeforeWhatIsNot() throws IOException {
    SavedRun run =
        foreign(
            """
            [{"benchmark": "a.B.c", "mode": "thrpt", "threads": 1, "params": {"size": "1"},
              "primaryMetric": {"score": 7, "scoreUnit": "ops/s", "rawData": [[7], [7], [7]]}},
             {"benchmark": "a.B.c", "mode": "thrpt", "threads": 1, "params": {"size": "2"},
              "primaryMetric": {"score": 1, "scoreUnit": "ops/s", "rawData": [[1], [1], [1]]},
              "secondaryMetrics":
                {"lost": {"score": 3, "scoreUnit": "messages", "rawData": [[3]]}}}]
            """);
    assertThat(finding(run)).startsWith("INVALID: size=2: lost 3. size=1: 7");
  }

  @Test
  void ofASearchItSaysTheRate() throws IOException {
    SaturationCurve curve =
        new SaturationCurve(
            "NATS", Map.of(), 20_000, true, 53_800L, 50_100L, 57_200L, 0.0, null, List.of());
    SavedRun run = runs().row("broker=NATS rate=1000", 1_000).saved();
    assertThat(finding(new SavedRun(run.name(), run.file(), List.of(curve))))
        .isEqualTo(
            "NATS sustains 53,800 messages/s (95 % interval 50,100 to 57,200) with a p99 of at most"
                + " 20 ms.");
  }

  @Test
  void theRatesOfASearchAreNotRanked() throws IOException {
    SaturationCurve curve =
        new SaturationCurve(
            "NATS", Map.of(), 20_000, true, 53_800L, 50_100L, 57_200L, 0.0, null, List.of());
    SavedRun run =
        runs().row("broker=KAFKA rate=1000", 1_000).row("broker=NATS rate=1000", 1_000).saved();

    assertThat(Report.of(List.of(run)).detail().answers()).hasSize(1);
    assertThat(
            Report.of(List.of(new SavedRun(run.name(), run.file(), List.of(curve))))
                .detail()
                .answers())
        .isEmpty();
  }

  @Test
  void ofAForeignFileItSaysItsScores() throws IOException {
    SavedRun run =
        foreign(
            """
            [{"benchmark": "org.other.Sort.sort", "mode": "avgt", "threads": 1,
              "params": {"size": "10"},
              "primaryMetric": {"score": 5, "scoreUnit": "us/op", "rawData": [[5], [5], [5]]}},
             {"benchmark": "org.other.Sort.sort", "mode": "avgt", "threads": 1,
              "params": {"size": "20"},
              "primaryMetric": {"score": 9, "scoreUnit": "us/op", "rawData": [[9], [9], [9]]}}]
            """);
    assertThat(finding(run)).contains("size=10: 5 us/op", "size=20: 9 us/op");
  }

  @Test
  void ofNothingItSaysSo() throws IOException {
    assertThat(finding(foreign("[]"))).isEqualTo("Nothing was measured.");
  }
}
