package io.brokerbench.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brokerbench.benchmarks.PlantedProfiler;
import io.brokerbench.broker.Kinds;
import io.brokerbench.plan.RunOutcome;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.request.Design;
import io.brokerbench.request.Design.Lifetime;
import io.brokerbench.request.Design.Order;
import io.brokerbench.request.PrecisionGoal;
import io.brokerbench.request.SideFlags;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher with real JMH, some in real forks, whose benchmark and brokers are planted. */
public class LauncherTest {
  @TempDir Path folder;
  private LaunchFixture fixture;

  @BeforeEach
  void setUp() {
    fixture = new LaunchFixture(folder).inThisJvm();
  }

  private static List<String> texts(JsonNode rows, String pointer) {
    List<String> texts = new ArrayList<>();
    rows.forEach(row -> texts.add(row.at(pointer).asText()));
    return texts;
  }

  @Test
  void undisturbedRunHasAllRowsAndForks() throws IOException {
    fixture = new LaunchFixture(folder); // a JVM a fork
    RunOutcome outcome = fixture.launch("PlantedBenchmark");

    assertThat(outcome).isEqualTo(RunOutcome.VALID);
    JsonNode rows = fixture.rows();
    assertThat(texts(rows, "/params/broker")).containsExactly("KAFKA", "NATS");
    for (JsonNode row : rows) {
      assertThat(row.at("/forks").asInt()).isEqualTo(2);
      assertThat(row.at("/primaryMetric/rawData")).hasSize(2);
      assertThat(row.at("/primaryMetric/rawData/0")).hasSize(2);
      assertThat(row.at("/secondaryMetrics/e2e.p99/rawData")).hasSize(2);
      assertThat(row.at("/jvmArgs").toString()).doesNotContain("brokerbench");
    }
    assertThat(fixture.out())
        .contains(
            "All "
                + String.format(Locale.ROOT, "%,d", 4 * PlantedProfiler.PUBLISHED)
                + " messages were");
    assertThat(fixture.brokers.started())
        .extracting(BrokerSpec::kind)
        .containsExactly(Kinds.KAFKA, Kinds.KAFKA, Kinds.NATS, Kinds.NATS);
    assertThat(fixture.brokers.mostRunning()).isEqualTo(1);
    assertThat(fixture.brokers.running()).isZero();
  }

  @Test
  void clockThatIsSetForwardChangesNoDuration() throws IOException {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-31T12:00:00Z"));
    fixture.at(() -> now.updateAndGet(time -> time.plus(Duration.ofDays(3))));

    fixture.launch("PlantedBenchmark");

    assertThat(fixture.err()).contains(" left | ").doesNotContain(" h ");
    assertThat(fixture.forks().get(0).at("/start").asText()).startsWith("2026-02-");
  }

  @Test
  void brokersThatLiveForTheRunAreStartedOnceOneAfterTheOther() throws IOException {
    RunOutcome outcome =
        fixture.launch(new Design(Order.ROUNDS, 1, Lifetime.RUN, null), "PlantedBenchmark");

    assertThat(outcome).isEqualTo(RunOutcome.VALID);
    assertThat(fixture.rows()).hasSize(2);
    assertThat(fixture.brokers.started())
        .extracting(BrokerSpec::kind)
        .containsExactly(Kinds.KAFKA, Kinds.NATS);
    assertThat(fixture.brokers.mostRunning()).isEqualTo(1);
    assertThat(fixture.brokers.running()).isZero();
    assertThat(fixture.json("environment.json").at("/run/brokerLifetime").asText())
        .isEqualTo("run");
    assertThat(fixture.out()).contains("Brokers lived for the whole run: forks aren't independent");
  }

  @Test
  void brokerThatDiedIsNotKept() throws IOException {
    fixture.brokers.dying();

    fixture.launch(
        new Design(Order.GROUPED, 1, Lifetime.RUN, null), "PlantedBenchmark", "-p", "broker=NATS");

    assertThat(fixture.brokers.started()).hasSize(2);
    assertThat(fixture.brokers.running()).isZero();
  }

  @Test
  void sidesAreMeasuredInTurnsAndHaveAFolderEach() throws IOException {
    AbRun run =
        fixture
            .launcher()
            .ab(
                fixture.choice(),
                new Design(Order.ROUNDS, 1, Lifetime.FORK, null),
                null,
                new SideFlags("-p scenario=LOW", null),
                new SideFlags("-p scenario=HIGH", null),
                List.of("PlantedBenchmark", "-f", "3", "-p", "broker=KAFKA"),
                ended -> ended)
            .orElseThrow();

    assertThat(run.outcome()).isEqualTo(RunOutcome.VALID);
    assertThat(run.differing()).containsExactly("scenario");
    assertThat(fixture.brokers.started()).hasSize(2 * 3);
    assertThat(fixture.json("baseline/jmh.json").at("/0/params/scenario").asText())
        .isEqualTo("LOW");
    assertThat(fixture.json("candidate/jmh.json").at("/0/params/scenario").asText())
        .isEqualTo("HIGH");
    assertThat(Files.readAllLines(fixture.file("candidate/forks/forks.jsonl"))).hasSize(3);
    assertThat(fixture.json("candidate/environment.json").at("/rows")).hasSize(1);
    assertThat(fixture.file("jmh.json")).doesNotExist();
  }

  @Test
  void roundsAreAddedUntilRowsArePrecise() throws IOException {
    PrecisionGoal goal = new PrecisionGoal(0.000_001, Duration.ofNanos(1));

    fixture.launch(
        new Design(Order.ROUNDS, 1, Lifetime.FORK, goal),
        "PlantedBenchmark",
        "-f",
        "3",
        "-p",
        "broker=INPROC");

    assertThat(fixture.rows().at("/0/forks").asInt()).isEqualTo(3);
    assertThat(fixture.out())
        .contains("is spent; wider than 0.0001 % are:")
        .contains("after 3 forks; it would have taken more than 1000");
  }

  @Test
  void failingRowCostsNoOtherRowItsData() throws IOException {
    fixture = new LaunchFixture(folder); // a JVM a fork
    RunOutcome outcome =
        fixture.launch(
            "PlantedBenchmark",
            "-f",
            "1",
            "-p",
            "broker=kafka",
            "-p",
            "plant=NOTHING,THROWS,EXITS,SILENT");

    assertThat(outcome).isEqualTo(RunOutcome.INVALID);
    assertThat(texts(fixture.rows(), "/params/plant")).containsExactly("NOTHING");
    assertThat(fixture.out())
        .contains(
            "MISSING  PlantedBenchmark.operate thrpt KAFKA plant=THROWS: fork 1:"
                + " IllegalStateException: planted failure")
        .containsPattern("MISSING .* plant=EXITS: .*exit code 7")
        .containsPattern("MISSING .* plant=SILENT: .*sent no account of its messages")
        .contains("jmh.log");
    assertThat(fixture.forks())
        .extracting(fork -> fork.at("/outcome").asText())
        .containsExactly("VALID", "FAILED", "FAILED", "FAILED");
    assertThat(fixture.brokers.running()).isZero();
  }

  @Test
  void rowsWithInvalidEvidenceAreKeptAndNamed() throws IOException {
    RunOutcome outcome =
        fixture.launch(
            "PlantedBenchmark",
            "-f",
            "1",
            "-p",
            "broker=INPROC",
            "-p",
            "plant=LOSES,LEAKS,FALLS_BEHIND,REFUSES");

    assertThat(outcome).isEqualTo(RunOutcome.INVALID);
    assertThat(fixture.rows()).hasSize(4);
    assertThat(fixture.out())
        .containsPattern(
            "plant=REFUSES: fork 1: publish.errors 10 .*; a message could not be published:"
                + " planted")
        .containsPattern(
            "INVALID .* plant=LOSES: fork 1: lost 3 \\(acknowledged, and gone\\), duplicated 1 of"
                + " published 1000")
        .containsPattern("INVALID .* plant=LEAKS: fork 1: 1 leaked: stray-1")
        .containsPattern("INVALID .* plant=FALLS_BEHIND: fork 1: unsustained 12: the backlog grew");
    JsonNode leaking = fixture.forks().get(1);
    assertThat(leaking.at("/outcome").asText()).isEqualTo("INVALID");
    assertThat(leaking.at("/threads/leaked/0/stack/0").asText()).isEqualTo("at planted");
  }

  @Test
  void brokerThatCannotBeStartedCostsOnlyItsRows() throws IOException {
    fixture.brokers.refusing(Kinds.NATS);

    RunOutcome outcome = fixture.launch("PlantedBenchmark", "-f", "1");

    assertThat(outcome).isEqualTo(RunOutcome.INVALID);
    assertThat(texts(fixture.rows(), "/params/broker")).containsExactly("KAFKA");
    assertThat(fixture.out()).containsPattern("MISSING .* NATS: .*no NATS broker: planted refusal");
  }

  @Test
  void nothingButRefusedBrokersIsUnavailable() throws IOException {
    fixture.brokers.refusing(Kinds.NATS);
    fixture.brokers.unchecked();

    RunOutcome outcome = fixture.launch("PlantedBenchmark", "-p", "broker=NATS");

    assertThat(outcome).isEqualTo(RunOutcome.UNAVAILABLE);
    assertThat(fixture.rows()).isEmpty();
    assertThat(fixture.out()).contains("MISSING").contains("forks 1, 2: no NATS broker");
  }

  @Test
  void failFastStopsAndKeepsWhatIsDone() throws IOException {
    fixture = new LaunchFixture(folder); // a JVM a fork
    RunOutcome outcome =
        fixture.launch(
            "PlantedBenchmark",
            "-f",
            "1",
            "-foe",
            "true",
            "-p",
            "broker=INPROC",
            "-p",
            "plant=NOTHING,THROWS,LEAKS");

    assertThat(outcome).isEqualTo(RunOutcome.INVALID);
    assertThat(texts(fixture.rows(), "/params/plant")).containsExactly("NOTHING");
    assertThat(fixture.out()).containsPattern("MISSING .* plant=LEAKS: fork 1: -foe true");
  }

  @Test
  void runsInThisJvmWithoutForks() throws IOException {
    RunOutcome outcome = fixture.launch("PlantedBenchmark", "-f", "0", "-p", "broker=KAFKA");

    assertThat(outcome).isEqualTo(RunOutcome.VALID);
    assertThat(fixture.rows().at("/0/forks").asInt()).isZero();
  }

  @Test
  void benchmarkWithoutBrokerNeedsNone() throws IOException {
    RunOutcome outcome = fixture.launch("GuestBenchmark", "-p", "size=1");

    assertThat(outcome).isEqualTo(RunOutcome.VALID);
    assertThat(fixture.brokers.started()).isEmpty();
    assertThat(fixture.out()).contains("All rows were measured.");
  }

  @Test
  void usersResultFileIsWrittenToo() throws IOException {
    fixture.launch("GuestBenchmark", "-rf", "csv", "-rff", "mine.csv");

    assertThat(folder.resolve("mine.csv"))
        .content()
        .startsWith("\"Benchmark\",\"Mode\"")
        .hasLineCount(3);
  }

  @Test
  void scenarioSaysHowManyOperationsAnInvocationIs() throws IOException {
    fixture.launch(
        "PlantedBenchmark",
        "-f",
        "1",
        "-p",
        "broker=INPROC",
        "-p",
        "scenario=LOW,EXTREME",
        "-bm",
        "ss");

    JsonNode rows = fixture.rows();
    assertThat(rows).hasSize(2);
    assertThat(Files.readString(fixture.file("jmh.log"))).contains("EXTREME");
  }

  @Test
  void latenciesAreLeftInFilesThatHdrHistogramReads() throws IOException {
    fixture.launch("PlantedBenchmark", "-f", "1", "-p", "broker=INPROC");

    Path log;
    try (Stream<Path> logs = Files.list(fixture.file("histograms"))) {
      log = logs.toList().get(0);
    }
    assertThat(log.getFileName())
        .hasToString("01-PlantedBenchmark.operate-thrpt-INPROC-fork1.hlog");
    List<String> tags = new ArrayList<>();
    try (HistogramLogReader reader = new HistogramLogReader(log.toFile())) {
      EncodableHistogram histogram;
      while ((histogram = reader.nextIntervalHistogram()) != null) {
        tags.add(histogram.getTag());
      }
    }
    assertThat(tags).containsExactlyInAnyOrder("e2e", "ack", "e2e", "ack");
  }

  @Test
  void rowsHaveWhatJmhItselfWouldWrite() throws Exception {
    fixture = new LaunchFixture(folder).withPlainJvms();
    fixture.launch("GuestBenchmark", "-f", "2", "-i", "2");
    Path jmhs = folder.resolve("jmhs.json");
    org.openjdk.jmh.Main.main(
        new String[] {
          "GuestBenchmark",
          "-f",
          "2",
          "-i",
          "2",
          "-rf",
          "json",
          "-rff",
          jmhs.toString(),
          "-o",
          folder.resolve("jmhs.log").toString()
        });

    JsonNode own = fixture.rows();
    JsonNode expected = new ObjectMapper().readTree(jmhs.toFile());
    assertThat(withoutNumbers(own)).isEqualTo(withoutNumbers(expected));
  }

  /** Scores differ from run to run; everything else must not. */
  private static String withoutNumbers(JsonNode rows) {
    return rows.toPrettyString()
        .replaceAll(
            "(?s)\"score(Error|Confidence|Percentiles)?\" : (\\[.*?\\]|\\{.*?\\}|[^,]*)",
            "\"score\"")
        .replaceAll("-?\\d+\\.\\d+(E[+-]?\\d+)?", "#");
  }
}
