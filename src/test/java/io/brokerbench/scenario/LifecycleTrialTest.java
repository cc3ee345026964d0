package io.brokerbench.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.Kinds;
import io.brokerbench.broker.Storage;
import io.brokerbench.broker.spi.Drivers;
import io.brokerbench.census.Trend;
import io.brokerbench.measure.Account;
import io.brokerbench.measure.LatencyKind;
import io.brokerbench.measure.SuiteMetric;
import io.brokerbench.scenario.FaultyBroker.Fault;
import io.brokerbench.scenario.LeakyConnector.Leak;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Leaks are planted into clients, and have to be seen; without them, nothing is. */
class LifecycleTrialTest {
  private static final int SAMPLES = 5;
  private static final Duration NEVER_REACHED = Duration.ofMinutes(1);
  private static final Duration SOON = Duration.ofMillis(100);

  private final Broker inproc = connect();

  @TempDir Path folder;

  @AfterEach
  void disconnect() {
    inproc.close();
  }

  @Test
  void cleanClientsLeaveNothingBehind() throws Exception {
    TrialOutcome outcome = trial(Leak.NOTHING, 100);

    assertThat(outcome.problems()).isEmpty();
    assertThat(outcome.account().isExact()).isTrue();
    assertThat(outcome.account().delivered()).isEqualTo(SAMPLES * 100);
    assertThat(outcome.metrics())
        .extracting(Metric::metric)
        .containsExactly(SuiteMetric.THREADS_SLOPE, SuiteMetric.FDS_SLOPE, SuiteMetric.HEAP_SLOPE);
    assertThat(metric(outcome, SuiteMetric.THREADS_SLOPE)).isZero();
  }

  @Test
  void aThreadACycleIsALeak() throws Exception {
    TrialOutcome outcome = trial(Leak.A_THREAD, 3);

    assertThat(metric(outcome, SuiteMetric.THREADS_SLOPE)).isCloseTo(1, within(1e-9));
    assertThat(outcome.problems())
        .contains(
            "1.00 threads stay behind each cycle (95 % interval 1.00 to 1.00 over 5 samples)");
  }

  @Test
  void aThreadInTheFirstCycleOnlyIsNone() throws Exception {
    TrialOutcome outcome = trial(Leak.A_THREAD_ONCE, 100);

    assertThat(metric(outcome, SuiteMetric.THREADS_SLOPE)).isZero();
    assertThat(outcome.problems()).isEmpty();
  }

  @Test
  void aFileACycleIsALeak() throws Exception {
    TrialOutcome outcome = trial(Leak.A_FILE, 20);

    assertThat(metric(outcome, SuiteMetric.FDS_SLOPE)).isCloseTo(1, within(0.1));
    assertThat(outcome.problems())
        .anyMatch(problem -> problem.contains("file descriptors stay behind each cycle"));
  }

  @Test
  void aMegabyteACycleIsALeak() throws Exception {
    TrialOutcome outcome = trial(Leak.A_MEGABYTE, 10);

    assertThat(metric(outcome, SuiteMetric.HEAP_SLOPE)).isCloseTo(1e6, within(1e5));
    assertThat(outcome.problems())
        .anyMatch(problem -> problem.contains("bytes of heap stay behind each cycle"));
  }

  @Test
  void tooFewSamplesAreNoPass() throws Exception {
    LifecycleTrial trial = open(LifecycleTrialTest::connect, NEVER_REACHED);
    for (int i = 1; i < Trend.FEWEST_SAMPLES; i++) {
      trial.cycle();
      trial.sample();
    }
    TrialOutcome outcome = trial.finish();

    assertThat(metric(outcome, SuiteMetric.THREADS_SLOPE)).isNaN();
    assertThat(outcome.problems())
        .hasSize(3)
        .contains("3 samples of threads tell no trend: it takes 4, with cycles between them");
  }

  @Test
  void finishingAgainGivesTheSameOutcome() throws Exception {
    LifecycleTrial trial = open(LifecycleTrialTest::connect, NEVER_REACHED);
    trial.cycle();

    assertThat(trial.finish()).isSameAs(trial.finish());
  }

  @Test
  void everyCyclesLatenciesAreRecorded() throws Exception {
    LifecycleTrial trial = open(LifecycleTrialTest::connect, NEVER_REACHED);
    for (int i = 0; i < 10; i++) {
      assertThat(trial.cycle()).isTrue();
    }

    assertThat(trial.latencies())
        .containsOnlyKeys(LatencyKind.ACKNOWLEDGEMENT, LatencyKind.END_TO_END);
    assertThat(trial.latencies().values())
        .allSatisfy(
            latency ->
                assertThat(latency.intervals())
                    .singleElement()
                    .extracting(Histogram::getTotalCount)
                    .isEqualTo(10L));
    trial.close();
  }

  @Test
  void aLostMessageEndsTheCycleAtItsDeadlineAndIsCounted() throws Exception {
    Account account = oneCycle(Fault.LOSE, SOON).account();

    assertThat(account.lost()).isEqualTo(1);
    assertThat(account.delivered()).isZero();
  }

  @Test
  void aDuplicateIsCounted() throws Exception {
    Account account = oneCycle(Fault.DUPLICATE, NEVER_REACHED).account();

    assertThat(account.duplicated()).isEqualTo(1);
    assertThat(account.isExact()).isFalse();
  }

  @Test
  void aRefusedPublicationIsCountedAndItsReasonKept() throws Exception {
    TrialOutcome outcome = oneCycle(Fault.REFUSE, SOON);

    assertThat(outcome.account().failed()).isEqualTo(1);
    assertThat(outcome.refusal()).contains("planted refusal");
  }

  @Test
  void aSubscriptionThatEndsGivesTheCycleUpAtOnce() throws Exception {
    TrialOutcome outcome = oneCycle(Fault.END_SUBSCRIPTION, NEVER_REACHED);

    assertThat(outcome.account().isExact()).isFalse();
    assertThat(outcome.problems()).contains("planted end of the subscription");
  }

  @Test
  void aMessageThatStaysUnacknowledgedByUsIsAProblem() throws Exception {
    TrialOutcome outcome = oneCycle(Fault.NEVER_HANDLED, NEVER_REACHED);

    assertThat(outcome.problems()).anyMatch(problem -> problem.contains("were not acknowledged"));
  }

  private TrialOutcome trial(Leak leak, int cyclesEach) throws Exception {
    Path file = Files.createFile(folder.resolve("planted"));
    try (LeakyConnector connector = new LeakyConnector(LifecycleTrialTest::connect, leak, file)) {
      LifecycleTrial trial = open(connector, NEVER_REACHED);
      for (int sample = 0; sample < SAMPLES; sample++) {
        for (int i = 0; i < cyclesEach; i++) {
          assertThat(trial.cycle()).isTrue();
        }
        trial.sample();
      }
      return trial.finish();
    }
  }

  private TrialOutcome oneCycle(Fault fault, Duration deadline) throws InterruptedException {
    LifecycleTrial trial = open(() -> new FaultyBroker(connect(), fault, 1), deadline);
    trial.cycle();
    return trial.finish();
  }

  private LifecycleTrial open(Supplier<Broker> connector, Duration deadline) {
    LifecyclePlan standard = LifecyclePlan.standard(Storage.standard(Durability.MEMORY));
    return LifecycleTrial.open(
        inproc, connector, new LifecyclePlan(deadline, Duration.ofMillis(200), standard.setting()));
  }

  private static double metric(TrialOutcome outcome, SuiteMetric which) {
    return outcome.metrics().stream()
        .filter(metric -> metric.metric() == which)
        .mapToDouble(Metric::value)
        .findFirst()
        .orElseThrow();
  }

  private static Broker connect() {
    return Drivers.adapter(Kinds.INPROC).connect(Endpoint.inProcess(Kinds.INPROC));
  }
}
