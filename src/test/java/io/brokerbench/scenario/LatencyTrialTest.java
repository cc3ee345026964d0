package io.brokerbench.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.Kinds;
import io.brokerbench.broker.Storage;
import io.brokerbench.broker.Topic;
import io.brokerbench.broker.spi.Drivers;
import io.brokerbench.measure.Account;
import io.brokerbench.measure.LatencyKind;
import io.brokerbench.measure.SuiteMetric;
import io.brokerbench.scenario.FaultyBroker.Fault;
import io.brokerbench.worker.WorkerThreads;
import io.brokerbench.workload.Arrivals;
import io.brokerbench.workload.Layout;
import io.brokerbench.workload.OpenLoop;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LatencyTrialTest {
  private static final int RATE = 2_000;
  private static final int SLICE = OpenLoop.sliceMessages(RATE);
  private static final Setting SETTING = Setting.standard(Storage.standard(Durability.MEMORY), 4);

  private final Broker inproc =
      Drivers.adapter(Kinds.INPROC).connect(Endpoint.inProcess(Kinds.INPROC));

  @AfterEach
  void disconnect() {
    inproc.close();
  }

  @ParameterizedTest
  @EnumSource
  void everyMessageIsAccountedForAndTimedInItsOwnIteration(Arrivals arrivals) throws Exception {
    LatencyTrial trial = LatencyTrial.open(inproc, new OpenLoop(RATE, arrivals, 1), SETTING);
    for (int iteration = 0; iteration < 3; iteration++) {
      iterate(trial, 20);
      for (LatencyKind kind :
          List.of(LatencyKind.ACKNOWLEDGEMENT, LatencyKind.END_TO_END, LatencyKind.LATENESS)) {
        assertThat(count(trial, kind)).as(kind.tag()).isEqualTo(20L * SLICE);
      }
      // How many depends on the machine that the test runs on; BacklogGrowthTest decides it.
      assertThat(trial.iterationMetrics())
          .extracting(Metric::metric)
          .containsExactly(SuiteMetric.UNSUSTAINED);
    }
    TrialOutcome outcome = trial.finish();
    assertThat(outcome.problems()).isEmpty();
    assertThat(outcome.account().isExact()).isTrue();
    assertThat(outcome.account().delivered()).isEqualTo(3L * 20 * SLICE);
  }

  @Test
  void slicesTakeAsLongAsTheirScheduleSays() throws Exception {
    LatencyTrial trial =
        LatencyTrial.open(inproc, new OpenLoop(RATE, Arrivals.CONSTANT, 1), SETTING);
    long start = System.nanoTime();
    trial.begin();
    for (int i = 0; i < 20; i++) {
      trial.slice();
    }
    assertThat(System.nanoTime() - start)
        .isGreaterThanOrEqualTo(TimeUnit.SECONDS.toNanos(1) * (20 * SLICE - 1) / RATE);
    trial.end();
    trial.finish();
  }

  /** The sender is held up once, by far more than a message's time: those after it are late. */
  @Test
  void aSenderThatIsHeldUpIsPaidForByEveryMessageThatWasDue() throws Exception {
    long stall = FaultyBroker.STALL.toNanos();
    Broker stalling = new FaultyBroker(inproc, Fault.STALL_PUBLISHER, 3);
    LatencyTrial trial =
        LatencyTrial.open(stalling, new OpenLoop(RATE, Arrivals.CONSTANT, 1), SETTING);
    iterate(trial, 60);
    Histogram endToEnd = latency(trial, LatencyKind.END_TO_END);
    assertThat(endToEnd.getMaxValue()).isGreaterThanOrEqualTo(stall);
    // Those due in the first half of the stall waited for more than half of it.
    assertThat(endToEnd.getCountBetweenValues(stall / 2, Long.MAX_VALUE))
        .isGreaterThanOrEqualTo(RATE * stall / 2 / TimeUnit.SECONDS.toNanos(1));
    Histogram schedule = latency(trial, LatencyKind.LATENESS);
    assertThat(schedule.getTotalCount()).isEqualTo(60L * SLICE);
    // The report calls a row CLIENT-BOUND from half on.
    assertThat(2 * schedule.getValueAtPercentile(99))
        .isGreaterThanOrEqualTo(endToEnd.getValueAtPercentile(99));
    trial.finish();
  }

  @Test
  void aRateThatTheSenderCannotKeepIsNotSustained() throws Exception {
    int impossible = 10_000_000;
    LatencyTrial trial =
        LatencyTrial.open(inproc, new OpenLoop(impossible, Arrivals.CONSTANT, 1), SETTING);
    iterate(trial, 3);
    assertThat(trial.iterationMetrics()).first().extracting(Metric::value).isNotEqualTo(0.0);
    assertThat(trial.finish().account().isExact()).isTrue();
  }

  @Test
  @Timeout(15)
  void messagesThatAreRefusedAtOnceAreNotWaitedFor() throws Exception {
    LatencyTrial trial =
        LatencyTrial.open(
            new FaultyBroker(inproc, Fault.REFUSE_ALL, 0),
            new OpenLoop(RATE, Arrivals.CONSTANT, 1),
            SETTING);
    iterate(trial, 3);
    TrialOutcome outcome = trial.finish();
    assertThat(outcome.account().failed()).isEqualTo(3L * SLICE);
    assertThat(outcome.problems()).isEmpty();
  }

  @Test
  void afterAnIterationOfWhichNothingCameBackNothingMoreIsSent() throws Exception {
    LatencyTrial trial =
        new LatencyTrial(
            new FaultyBroker(inproc, Fault.SWALLOW_ALL, 0),
            new OpenLoop(RATE, Arrivals.CONSTANT, 1),
            SETTING,
            Duration.ofMillis(300));
    iterate(trial, 3);
    iterate(trial, 3);
    TrialOutcome outcome = trial.finish();
    assertThat(outcome.account().published()).isEqualTo(3L * SLICE);
    assertThat(outcome.problems())
        .containsExactly("Of the last messages nothing came back for PT0.3S.");
  }

  /** A slice has ten messages here. */
  @Test
  void messagesReachAllTopicsAlsoIfASliceHasFewer() throws Exception {
    List<Topic> topics = new ArrayList<>();
    Broker watched =
        (Broker)
            Proxy.newProxyInstance(
                Broker.class.getClassLoader(),
                new Class<?>[] {Broker.class},
                (proxy, call, arguments) -> {
                  if (call.getName().equals("purge")) {
                    topics.forEach(
                        topic -> assertThat(inproc.appended(List.of(topic))).isPositive());
                  }
                  Object answer = call.invoke(inproc, arguments);
                  if (call.getName().equals("createTopics")) {
                    ((List<?>) answer).forEach(topic -> topics.add((Topic) topic));
                  }
                  return answer;
                });
    Setting setting =
        new Setting(SETTING.storage(), 1, 4, WorkerThreads.PLATFORM, Layout.of(16, 1, 10), 108);
    LatencyTrial trial =
        LatencyTrial.open(watched, new OpenLoop(1_000, Arrivals.CONSTANT, 1), setting);
    iterate(trial, 2);
    assertThat(trial.finish().account().isExact()).isTrue();
    assertThat(topics).hasSize(16);
  }

  @Test
  void aDuplicateIsCounted() throws Exception {
    Account account = oneIteration(Fault.DUPLICATE).account();
    assertThat(account.duplicated()).isEqualTo(1);
    assertThat(account.isExact()).isFalse();
  }

  @Test
  void aSubscriptionThatEndsGivesTheIterationUpAtOnce() throws Exception {
    TrialOutcome outcome = oneIteration(Fault.END_SUBSCRIPTION);
    assertThat(outcome.account().isExact()).isFalse();
    assertThat(outcome.problems()).contains("planted end of the subscription");
  }

  @Test
  void aMessageThatNeverComesIsNotWaitedForOnceNothingComes() throws Exception {
    LatencyTrial trial =
        new LatencyTrial(
            new FaultyBroker(inproc, Fault.LOSE, 3),
            new OpenLoop(RATE, Arrivals.CONSTANT, 1),
            SETTING,
            Duration.ofMillis(300));
    iterate(trial, 5);
    Account account = trial.finish().account();
    assertThat(account.lost()).isEqualTo(1);
    assertThat(account.delivered()).isEqualTo(5L * SLICE - 1);
  }

  private TrialOutcome oneIteration(Fault fault) throws InterruptedException {
    LatencyTrial trial =
        LatencyTrial.open(
            new FaultyBroker(inproc, fault, 3), new OpenLoop(RATE, Arrivals.CONSTANT, 1), SETTING);
    iterate(trial, 5);
    return trial.finish();
  }

  private static void iterate(LatencyTrial trial, int slices) throws InterruptedException {
    trial.begin();
    for (int i = 0; i < slices; i++) {
      trial.slice();
    }
    trial.end();
  }

  private static Histogram latency(LatencyTrial trial, LatencyKind kind) {
    Histogram sum = new Histogram(3);
    Objects.requireNonNull(trial.latencies().get(kind)).intervals().forEach(sum::add);
    return sum;
  }

  private static long count(LatencyTrial trial, LatencyKind kind) {
    return latency(trial, kind).getTotalCount();
  }
}
