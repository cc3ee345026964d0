package io.brokerbench.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.brokerbench.benchmarks.StageMarker;
import io.brokerbench.benchmarks.StageMarker.Stage;
import io.brokerbench.benchmarks.TrialProfiler;
import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Kinds;
import io.brokerbench.broker.Patience;
import io.brokerbench.plan.RunOutcome;
import io.brokerbench.provision.BrokerProvider;
import io.brokerbench.provision.RestartableServer;
import io.brokerbench.provision.ServerProcess;
import io.brokerbench.provision.ShortLived;
import io.brokerbench.provision.external.ExternalBrokers;
import io.brokerbench.provision.local.LocalBrokers;
import io.brokerbench.request.Design;
import io.brokerbench.request.Design.Lifetime;
import io.brokerbench.request.Design.Order;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What becomes of a run when its broker fails at any stage of a fork: the real launcher, JMH's own
 * forks, real brokers. In every cell the run ends by itself, says of the broker's row what became
 * of its messages or why that isn't known, keeps the row of the in-process broker, and leaves no
 * process.
 *
 * <p>The whole matrix runs with {@code -Pmeasured}; a tenth of it always.
 */
@Timeout(value = 6, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FaultMatrixIT {
  /** Iterations that are long enough to be struck, and deadlines that a test can wait for. */
  private static final String SHORT =
      "-p runIn=NONE -f 1 -wi 2 -w 300ms -i 2 -r 300ms -foe false -jvmArgsAppend";

  /** The struck row first; nothing that a struck fork left may harm the other one. */
  private static final Design GROUPED = new Design(Order.GROUPED, 0, Lifetime.ROUNDS, null);

  private static final int PATIENCE_SECONDS = 4;
  private static final Duration PAUSE = Duration.ofSeconds(3);
  private static final Duration LOOK = Duration.ofMillis(2);

  @TempDir Path folder;

  /** What happens to the broker. */
  enum Fault {
    /** Its server is killed. */
    KILL,
    /** Its server stands still for three seconds. */
    STOP_FOR_3_S,
    /** Its server stands still, and nobody wakes it up. */
    STOP_FOR_EVER,
    /** Its server, which isn't the suite's own, is killed and started again on its data. */
    RESTART_ON_ITS_DATA
  }

  /** Which of the benchmarks is struck. */
  enum Benchmark {
    DELIVERY("\\.DeliveryBenchmark.deliver$ -p scenario=LOW -p workers=4"),
    LATENCY("\\.LatencyBenchmark.deliver$ -p rate=500 -p workers=4"),
    PUBLISH("\\.PublishBenchmark.publish$ -p inFlight=100"),
    BACKLOG("\\.BacklogBenchmark.read$ -p backlog=2000 -p workers=4");

    private final String words;

    Benchmark(String words) {
      this.words = words;
    }
  }

  static Stream<Arguments> cells() {
    return Stream.of(Kinds.KAFKA, Kinds.NATS, Kinds.REDIS)
        .flatMap(
            kind ->
                Stream.of(Fault.values())
                    .flatMap(
                        fault ->
                            Stream.of(Stage.values())
                                .flatMap(
                                    stage ->
                                        Stream.of(Benchmark.values())
                                            .map(b -> Arguments.of(kind, fault, stage, b)))));
  }

  @ParameterizedTest
  @Tag("measured")
  @MethodSource("cells")
  void theRunEndsByItselfAndKeepsTheOtherRow(
      BrokerKind kind, Fault fault, Stage stage, Benchmark benchmark) throws Exception {
    strike(kind, fault, stage, benchmark);
  }

  /** Each broker with each fault, each stage and each benchmark twice or more. */
  @ParameterizedTest
  @CsvSource({
    "KAFKA, KILL, SET_UP, LATENCY",
    "KAFKA, KILL, MEASUREMENT, DELIVERY",
    "KAFKA, KILL, WARM_UP, BACKLOG",
    "KAFKA, STOP_FOR_3_S, MEASUREMENT, PUBLISH",
    "KAFKA, STOP_FOR_EVER, MEASUREMENT, DELIVERY",
    "KAFKA, RESTART_ON_ITS_DATA, MEASUREMENT, DELIVERY",
    "NATS, KILL, MEASUREMENT, PUBLISH",
    "NATS, KILL, TEAR_DOWN, DELIVERY",
    "NATS, STOP_FOR_3_S, WARM_UP, LATENCY",
    "NATS, STOP_FOR_EVER, TEAR_DOWN, LATENCY",
    "NATS, RESTART_ON_ITS_DATA, SET_UP, BACKLOG",
    "NATS, RESTART_ON_ITS_DATA, MEASUREMENT, LATENCY",
    "REDIS, KILL, MEASUREMENT, DELIVERY",
    "REDIS, STOP_FOR_3_S, MEASUREMENT, LATENCY"
  })
  void aTenthOfTheCells(BrokerKind kind, Fault fault, Stage stage, Benchmark benchmark)
      throws Exception {
    strike(kind, fault, stage, benchmark);
  }

  private void strike(BrokerKind kind, Fault fault, Stage stage, Benchmark benchmark)
      throws Exception {
    Set<ProcessHandle> before = descendants();
    try (RestartableServer server = serverFor(kind, fault)) {
      Set<ProcessHandle> withServer = descendants();
      LaunchFixture fixture = new LaunchFixture(folder, provider(server), TrialProfiler.class);
      CompletableFuture<Void> striking =
          CompletableFuture.runAsync(() -> strikeWhenMarked(fault, server, withServer));

      RunOutcome outcome = fixture.launch(GROUPED, words(kind, stage, benchmark));

      assertThat(striking.isDone()).as("whether the stage was reached: %s", fixture.out()).isTrue();
      striking.join();
      assertOtherRowIsKept(fixture, outcome);
      assertAccountOrReason(fixture, outcome, fault, stage);
    }
    Set<ProcessHandle> left = descendants();
    left.removeAll(before);
    assertThat(left).isEmpty();
  }

  private @Nullable RestartableServer serverFor(BrokerKind kind, Fault fault) throws Exception {
    return fault == Fault.RESTART_ON_ITS_DATA
        ? RestartableServer.start(kind, folder.resolve("server"))
        : null;
  }

  private static BrokerProvider provider(@Nullable RestartableServer server) {
    return server == null
        ? LocalBrokers.fromEnvironment(ShortLived.host())
        : new ExternalBrokers(List.of(server.endpoint()));
  }

  private String[] words(BrokerKind kind, Stage stage, Benchmark benchmark) {
    return Stream.of(
            Stream.of(benchmark.words.split(" ")),
            Stream.of("-p", "broker=" + kind + ",INPROC"),
            Stream.of("-prof", StageMarker.class.getName()),
            Stream.of(SHORT.split(" ")),
            Stream.of(
                "-D%s=%s -D%s=%s -D%s=%s"
                    .formatted(
                        StageMarker.FILE,
                        marker(),
                        StageMarker.STAGE,
                        stage,
                        Patience.PROPERTY,
                        PATIENCE_SECONDS)))
        .flatMap(words -> words)
        .toArray(String[]::new);
  }

  private Path marker() {
    return folder.resolve("marker");
  }

  private void strikeWhenMarked(
      Fault fault, @Nullable RestartableServer restartable, Set<ProcessHandle> notOurs) {
    while (Files.notExists(marker())) {
      LockSupport.parkNanos(LOOK.toNanos());
    }
    try {
      if (restartable != null) {
        restartable.restart();
        return;
      }
      ServerProcess server = ServerProcess.only(notOurs);
      switch (fault) {
        case KILL -> server.kill();
        case STOP_FOR_EVER -> server.signal("STOP");
        default -> {
          server.signal("STOP");
          LockSupport.parkNanos(PAUSE.toNanos());
          server.signal("CONT");
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void assertOtherRowIsKept(LaunchFixture fixture, RunOutcome outcome)
      throws IOException {
    JsonNode other = fork(fixture, "INPROC");
    assertThat(other.at("/account").isObject()).as("%s %s", outcome, other).isTrue();
    // An open loop says so if this machine has no time for it, and is right.
    assertThat(other.at("/reasons"))
        .as("%s %s", outcome, other.at("/outcome"))
        .allMatch(reason -> reason.asText().startsWith("unsustained"));
    assertThat(fixture.rows()).anyMatch(row -> row.at("/params/broker").asText().equals("INPROC"));
  }

  private static void assertAccountOrReason(
      LaunchFixture fixture, RunOutcome outcome, Fault fault, Stage stage) throws IOException {
    JsonNode struck = fork(fixture, "KAFKA", "NATS", "REDIS");
    String reasons = struck.at("/reasons").toString();
    JsonNode account = struck.at("/account");
    switch (struck.at("/outcome").asText()) {
      case "VALID" -> {
        assertThat(account.isObject()).as(outcome.toString()).isTrue();
      }
      case "INVALID" -> {
        assertThat(outcome).isEqualTo(RunOutcome.INVALID);
        assertThat(account.isObject()).as(reasons).isTrue();
        assertThat(struck.at("/reasons")).as(account.toString()).isNotEmpty();
      }
      default -> {
        assertThat(outcome).isEqualTo(RunOutcome.INVALID);
        assertThat(struck.at("/reasons/0").asText()).isNotBlank();
        assertThat(reasons).doesNotContain("Forked VM failed", "JMH gave no result");
        // One that ended by itself has told its account, whatever failed after it was taken; before
        // its set-up there is none.
        if (fault != Fault.KILL && stage != Stage.SET_UP) {
          assertThat(account.isObject()).as(reasons).isTrue();
        }
      }
    }
    if (fault == Fault.KILL) {
      assertThat(reasons).contains("broker ended during the fork", "The end of its log");
    }
  }

  private static JsonNode fork(LaunchFixture fixture, String... brokers) throws IOException {
    return fixture.forks().stream()
        .filter(fork -> List.of(brokers).contains(fork.at("/params/broker").asText()))
        .findFirst()
        .orElseThrow(() -> new AssertionError(fixture.out() + fixture.err()));
  }

  private static Set<ProcessHandle> descendants() {
    return ProcessHandle.current()
        .descendants()
        .filter(ProcessHandle::isAlive)
        .collect(Collectors.toCollection(HashSet::new));
  }
}
