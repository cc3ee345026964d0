package io.brokerbench.census;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.broker.spi.Drivers;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThreadCensusTest {
  private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);

  private final FakeTime time = new FakeTime();

  @Test
  void aLeakedDaemonIsListedWithNameOwnerAndStack() {
    ThreadCensus census = ThreadCensus.begin(Owners.NO_CLIENTS, time.poll());
    try (PlantedThread planted = PlantedThread.daemon("planted")) {
      ThreadReport report = census.settle(FIVE_SECONDS);

      assertThat(report.settleMillis()).isEqualTo(5_000);
      LeakedThread leaked = only(report);
      assertThat(leaked.name()).isEqualTo(planted.thread().getName());
      assertThat(leaked.owner()).isEqualTo("suite");
      assertThat(leaked.daemon()).isTrue();
      assertThat(leaked.stack()).anyMatch(frame -> frame.contains("PlantedThread.stay"));
      assertThat(leaked.stack().get(leaked.stack().size() - 1)).contains("Thread.run");
    }
  }

  @Test
  void aLeakedNonDaemonIsListed() {
    ThreadCensus census = ThreadCensus.begin(Owners.NO_CLIENTS, time.poll());
    try (PlantedThread planted = PlantedThread.nonDaemon("planted")) {
      LeakedThread leaked = only(census.settle(FIVE_SECONDS));

      assertThat(leaked.name()).isEqualTo(planted.thread().getName());
      assertThat(leaked.daemon()).isFalse();
    }
  }

  @Test
  void everyLeakIsListed() {
    ThreadCensus census = ThreadCensus.begin(Owners.NO_CLIENTS, time.poll());
    try (PlantedThread b = PlantedThread.daemon("b");
        PlantedThread a = PlantedThread.nonDaemon("a");
        PlantedThread again = PlantedThread.daemon("a")) {
      assertThat(List.of(a, b, again)).allMatch(planted -> planted.thread().isAlive());
      assertThat(names(census.settle(FIVE_SECONDS))).containsExactly("a", "a", "b");
    }
  }

  @Test
  void aSlowStopperIsNoLeak() {
    ThreadCensus census = ThreadCensus.begin(Owners.NO_CLIENTS, time.poll());
    try (PlantedThread slow = PlantedThread.daemon("slow")) {
      time.at(Duration.ofMillis(1_500), slow::close);

      ThreadReport report = census.settle(FIVE_SECONDS);

      assertThat(report.leaked()).isEmpty();
      assertThat(report.settleMillis()).isBetween(1_500L, 1_600L);
    }
  }

  @Test
  void aSlowStopperIsNoLeakInRealTime() {
    ThreadCensus census = ThreadCensus.begin(Drivers.threadOwners());
    Thread slow = new Thread(() -> BackoffPoll.real().until(() -> false, Duration.ofMillis(1_500)));
    slow.start();

    ThreadReport report = census.settle(FIVE_SECONDS);

    assertThat(report.leaked()).isEmpty();
    assertThat(report.settleMillis()).isBetween(1_000L, 4_000L);
  }

  @Test
  void whoStopsAfterTheDeadlineIsALeak() {
    ThreadCensus census = ThreadCensus.begin(Owners.NO_CLIENTS, time.poll());
    try (PlantedThread slow = PlantedThread.daemon("slow")) {
      time.at(Duration.ofMillis(5_001), slow::close);

      assertThat(names(census.settle(FIVE_SECONDS))).containsExactly("slow");
    }
  }

  @Test
  void aThreadThatHasEndedIsNoLeakAndCostsNoTime() {
    ThreadCensus census = ThreadCensus.begin(Owners.NO_CLIENTS, time.poll());
    PlantedThread.daemon("ended").close();

    ThreadReport report = census.settle(FIVE_SECONDS);

    assertThat(report.leaked()).isEmpty();
    assertThat(report.settleMillis()).isZero();
  }

  @Test
  void aThreadOfTheBaselineIsNoLeak() {
    try (PlantedThread old = PlantedThread.daemon("old")) {
      ThreadCensus census = ThreadCensus.begin(Owners.NO_CLIENTS, time.poll());

      assertThat(census.settle(FIVE_SECONDS).leaked()).isEmpty();
      assertThat(old.thread().isAlive()).isTrue();
    }
  }

  @Test
  void aNameOfTheBaselineExcusesNobody() {
    try (PlantedThread old = PlantedThread.daemon("twin")) {
      ThreadCensus census = ThreadCensus.begin(Owners.NO_CLIENTS, time.poll());
      try (PlantedThread twin = PlantedThread.daemon(old.thread().getName())) {
        assertThat(names(census.settle(FIVE_SECONDS))).containsExactly(twin.thread().getName());
      }
    }
  }

  @Test
  void aSuccessorOfAThreadOfTheBaselineIsALeak() {
    PlantedThread old = PlantedThread.daemon("heir");
    ThreadCensus census = ThreadCensus.begin(Owners.NO_CLIENTS, time.poll());
    old.close();
    try (PlantedThread heir = PlantedThread.daemon("heir")) {
      assertThat(names(census.settle(FIVE_SECONDS))).containsExactly(heir.thread().getName());
    }
  }

  @Test
  void thePeakCountsThreadsThatLivedAtOnceAndHaveEnded() {
    ThreadCensus census = ThreadCensus.begin(Owners.NO_CLIENTS, time.poll());
    int before = ManagementFactory.getThreadMXBean().getThreadCount();
    startAndEnd(40);

    assertThat(census.settle(FIVE_SECONDS).peak()).isBetween(before + 40, before + 50);
  }

  @Test
  void thePeakIsNotThatOfAnEarlierTrial() {
    startAndEnd(40);
    int before = ManagementFactory.getThreadMXBean().getThreadCount();
    ThreadCensus census = ThreadCensus.begin(Owners.NO_CLIENTS, time.poll());

    assertThat(census.settle(FIVE_SECONDS).peak()).isLessThan(before + 20);
  }

  @Test
  void aDeepStackIsCutAndItsOwnerStillKnown() {
    ThreadCensus census = ThreadCensus.begin(Owners.NO_CLIENTS, time.poll());
    try (PlantedThread deep = PlantedThread.start("deep", true, 500)) {
      LeakedThread leaked = only(census.settle(FIVE_SECONDS));

      assertThat(leaked.name()).isEqualTo(deep.thread().getName());
      assertThat(leaked.owner()).isEqualTo("suite");
      assertThat(leaked.stack()).hasSize(20);
    }
  }

  @Test
  void anInterruptMakesNoSlowStopperALeak() {
    ThreadCensus census = ThreadCensus.begin(Owners.NO_CLIENTS, time.poll());
    try (PlantedThread slow = PlantedThread.daemon("slow")) {
      time.at(Duration.ofMillis(1_500), slow::close);
      Thread.currentThread().interrupt();

      ThreadReport report = census.settle(FIVE_SECONDS);

      assertThat(Thread.interrupted()).isTrue();
      assertThat(report.leaked()).isEmpty();
    }
  }

  @Test
  void theCensusKeepsNoEndedThreadFromBeingCollected() {
    PlantedThread planted = PlantedThread.daemon("old");
    WeakReference<Thread> old = new WeakReference<>(planted.thread());
    ThreadCensus census = ThreadCensus.begin(Owners.NO_CLIENTS, time.poll());
    planted.close();
    planted = null;

    BackoffPoll.real()
        .until(
            () -> {
              System.gc();
              return old.refersTo(null);
            },
            FIVE_SECONDS);

    assertThat(old.refersTo(null)).isTrue();
    assertThat(census.settle(FIVE_SECONDS).leaked()).isEmpty();
  }

  private static void startAndEnd(int count) {
    List<PlantedThread> planted = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      planted.add(PlantedThread.daemon("planted-" + i));
    }
    planted.forEach(PlantedThread::close);
  }

  private static LeakedThread only(ThreadReport report) {
    assertThat(report.leaked()).hasSize(1);
    return report.leaked().get(0);
  }

  private static List<String> names(ThreadReport report) {
    return report.leaked().stream().map(LeakedThread::name).toList();
  }
}
