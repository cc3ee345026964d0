package io.brokerbench.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brokerbench.export.OtavaImporter.Point;
import io.brokerbench.results.JmhFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a history has, what Otava makes of it, and what it refuses. */
class HistoryCsvTest {
  private static final String KAFKA = "a.b.C.run thrpt broker=KAFKA x=1";

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("history.csv");
  }

  private static HistoryCsv history(Path run) throws IOException {
    return HistoryCsv.of(ExportedRun.of(JmhFile.read(run)));
  }

  private HistoryCsv history(String... rows) throws IOException {
    return HistoryCsv.of(Runs.run(folder, rows));
  }

  private String line(String... rows) throws IOException {
    return history(rows).text().lines().skip(1).findFirst().orElseThrow();
  }

  @Test
  void rowIsOneLineUnderOneHeader() throws IOException {
    String text =
        history(
                Runs.openLoop(
                    Runs.row(
                        "KAFKA",
                        100,
                        Runs.metric("e2e.p50", "us", 5),
                        Runs.metric("e2e.p99", "us", 9))))
            .text();

    assertThat(text.replaceAll("(\\.\\d{6})\\d+", "$1"))
        .isEqualTo(
            """
            time,revision,run,branch,benchmark,mode,threads,params,brokers,machine,forks,valid,\
            faults,unit,score,score.low,score.high,e2e.p50,e2e.p99,ack.p50,ack.p99
            2026-10-01T10:00:00+00:00,abc123,run,a.b.C.run thrpt broker=KAFKA rate=1,a.b.C.run,thrpt,\
            1,broker=KAFKA rate=1,KAFKA 4.4.0; NATS 2.15.1,\
            "Some ""fast"", CPU; 2 processors; Linux",3,true,,ops/s,100.0,\
            77.669999,127.890070,5.0,9.0,,
            """);
  }

  @Test
  void otavaReadsTheSeriesOfOneRow() throws IOException {
    for (int day = 1; day <= 3; day++) {
      history(
              Runs.folder(
                  folder,
                  "run" + day,
                  "2026-10-0" + day + "T00:00:00Z",
                  Runs.row("KAFKA", 100 * day),
                  Runs.row("NATS", 7)))
          .appendTo(file());
    }

    OtavaImporter otava = OtavaImporter.of(Files.readString(file()));

    assertThat(otava.series(KAFKA, "score"))
        .containsExactly(
            new Point(OffsetDateTime.parse("2026-10-01T00:00:00Z"), 100),
            new Point(OffsetDateTime.parse("2026-10-02T00:00:00Z"), 200),
            new Point(OffsetDateTime.parse("2026-10-03T00:00:00Z"), 300));
    assertThat(otava.column("run")).containsExactly("run1", "run1", "run2", "run2", "run3", "run3");
  }

  @Test
  void otavaReadsEachRowOfARealRun() throws IOException {
    ExportedRun run = Runs.baseline();

    OtavaImporter otava = OtavaImporter.of(HistoryCsv.of(run).text());

    assertThat(run.rows()).hasSize(8).allMatch(ExportedRow::isValid);
    assertThat(otava.column("revision")).allMatch(revision -> revision.matches("[0-9a-f]{12}"));
    for (ExportedRow row : run.rows()) {
      assertThat(otava.series(row.name(), "score")).hasSize(1);
    }
  }

  @Test
  void invalidRowHasNoNumbersAndIsInNoSeries() throws IOException {
    OtavaImporter otava =
        OtavaImporter.of(
            history(
                    Runs.row("KAFKA", 100, Runs.lost(2), Runs.metric("e2e.p99", "us", 9)),
                    Runs.row("NATS", 7, Runs.lost(0)))
                .text());

    assertThat(otava.column("valid")).containsExactly("false", "true");
    assertThat(otava.column("faults")).containsExactly("lost 2", "");
    assertThat(otava.column("params")).containsExactly("broker=KAFKA x=1", "broker=NATS x=1");
    for (String metric : List.of("score", "score.low", "score.high", "e2e.p99")) {
      assertThat(otava.column(metric).get(0)).isEmpty();
    }
    assertThat(otava.series(KAFKA, "score")).isEmpty();
  }

  @Test
  void scoreThatIsNoNumberIsNoneHereEither() throws IOException {
    OtavaImporter otava =
        OtavaImporter.of(
            history(Runs.row("a.b.C.run", "thrpt", "ops/s", "KAFKA", "\"NaN\"")).text());

    assertThat(otava.column("valid")).containsExactly("false");
    assertThat(otava.column("faults").get(0)).contains("score is NaN");
    assertThat(otava.column("score")).containsExactly("");
  }

  @Test
  void latencyThatIsNoNumberMakesTheRowInvalid() throws IOException {
    assertThat(line(Runs.openLoop(Runs.row("KAFKA", 100, Runs.metric("e2e.p99", "us", "\"NaN\"")))))
        .contains(",false,e2e.p99 is NaN,ops/s,,,,,,,");
  }

  @Test
  void percentileThatTooFewMessagesTellIsAnEmptyCell() throws IOException {
    assertThat(
            line(
                Runs.openLoop(
                    Runs.row(
                        "KAFKA",
                        100,
                        Runs.metric("e2e.p50", "us", 5),
                        Runs.metric("e2e.max", "us", 9)))))
        .contains(",true,,ops/s,100.0,")
        .endsWith(",5.0,,,");
  }

  @Test
  void latenciesOfAClosedLoopRepeatTheScoreAndAreLeftOut() throws IOException {
    assertThat(line(Runs.row("KAFKA", 100, Runs.metric("e2e.p50", "us", 5)))).endsWith(",,,,");
  }

  @Test
  void twoForksHaveAScoreAndNoInterval() throws IOException {
    assertThat(
            line(Runs.row("KAFKA", 100).replaceAll("\"rawData\".*?]]", "\"rawData\": [[9],[11]]")))
        .endsWith(",2,true,,ops/s,100.0,,,,,,");
  }

  @Test
  void otherProjectsRunsHaveAScoreOnly() throws IOException {
    Path foreign =
        Files.writeString(
            folder.resolve("foreign.json"),
            "["
                + Runs.row("org.x.Y.z", "avgt", "ns/op", "a", 5.0, Runs.metric("e2e.p99", "ms", 3))
                + "]");
    Files.setLastModifiedTime(foreign, FileTime.from(Instant.parse("2026-10-05T00:00:00Z")));

    assertThat(history(foreign).text().lines().skip(1))
        .singleElement()
        .asString()
        .startsWith("2026-10-05T00:00:00+00:00,,foreign,org.x.Y.z avgt broker=a x=1,org.x.Y.z,avgt")
        .endsWith(",,,,");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,b", "a\\\"b", "\\\"", "a|b", "a\\nb", "a\\r\\nb", "a\\u2028b", " "})
  void anyParameterIsOneCellOfOneLine(String broker) throws IOException {
    String text = history(Runs.row(broker, 100)).text();

    OtavaImporter otava = OtavaImporter.of(text);
    assertThat(text.lines()).hasSize(2);
    assertThat(text).doesNotContain("\r", "\u2028");
    String expected = broker.replaceAll("(\\\\[nr])+|\\\\u2028", " ").replace("\\\"", "\"");
    assertThat(otava.column("params")).containsExactly("broker=" + expected + " x=1");
    assertThat(otava.series("a.b.C.run thrpt broker=" + expected + " x=1", "score")).hasSize(1);
  }

  @Test
  void exportingAgainAddsNothing() throws IOException {
    HistoryCsv history = history(Runs.row("KAFKA", 100), Runs.row("NATS", 7));

    assertThat(history.appendTo(file())).isEqualTo(2);
    String once = Files.readString(file());
    assertThat(history.appendTo(file())).isZero();

    assertThat(file()).hasContent(once);
    assertThat(once.lines().filter(HistoryCsv.HEADER::equals)).hasSize(1);
    assertThat(folder.resolve("history.csv.tmp")).doesNotExist();
  }

  @Test
  void emptyFileIsAHistoryToBegin() throws IOException {
    Files.createFile(file());

    history(Runs.row("KAFKA", 100)).appendTo(file());

    assertThat(Files.readAllLines(file())).hasSize(2).startsWith(HistoryCsv.HEADER);
  }

  @Test
  void otherHeaderIsRefusedAndTheFileKept() throws IOException {
    refused("time,score\n", ":1: another header than this version writes: time,score");
    refused("\n", ":1: another header");
    refused("{}\n", "the runs can be exported again");
  }

  @Test
  void cutOffLastLineIsRefused() throws IOException {
    refused(
        HistoryCsv.HEADER + "\n2026-10-01T1",
        "history.csv:2: the last line is cut off; delete it, and export again.");
    refused(HistoryCsv.HEADER, ":1: the last line is cut off");
  }

  @Test
  void secondHeaderIsRefused() throws IOException {
    String line = line(Runs.row("NATS", 7));
    refused(
        HistoryCsv.HEADER + "\n" + line + "\n" + HistoryCsv.HEADER + "\n",
        "history.csv:3: a second header, which no reader of CSV expects; delete the line.");
  }

  @Test
  void whatIsNoTextIsRefused() throws IOException {
    Files.write(file(), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

    assertThatThrownBy(() -> history(Runs.row("KAFKA", 100)).appendTo(file()))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("isn't text in UTF-8");
  }

  private void refused(String text, String message) throws IOException {
    Files.writeString(file(), text);

    assertThatThrownBy(() -> history(Runs.row("KAFKA", 100)).appendTo(file()))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining(message);
    assertThat(Files.readString(file())).isEqualTo(text);
  }
}
