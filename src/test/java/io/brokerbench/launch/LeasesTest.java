package io.brokerbench.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.broker.Kinds;
import io.brokerbench.console.Interruption;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.local.PlantedBrokers;
import io.brokerbench.request.Cell;
import io.brokerbench.request.Design.Lifetime;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeasesTest {
  @TempDir Path folder;
  private final PlantedBrokers brokers = new PlantedBrokers();
  private final Interruption interruption =
      Interruption.watch(new LaunchFixture(Path.of("")).terminal());

  @AfterEach
  void endWatching() {
    interruption.close();
  }

  private static List<Cell> cells(String words) {
    return LaunchFixture.request("\\.DeliveryBenchmark -p scenario=LOW,HIGH -p " + words).cells();
  }

  private Lease take(Leases leases, Cell cell) throws Exception {
    BrokerSpec spec = LaunchFixture.PLANTED.specOf(cell).orElseThrow();
    try (Lease lease = leases.take(spec, cell, folder.resolve("log"))) {
      return lease;
    }
  }

  @Test
  void theRowsOfARoundShareABrokerThatIsFreshForTheFirst() throws Exception {
    List<Cell> cells = cells("broker=KAFKA");
    try (Leases leases = new Leases(brokers, Lifetime.ROUNDS, interruption)) {
      for (int round = 1; round <= 3; round++) {
        Lease first = take(leases, cells.get(0));
        Lease second = take(leases, cells.get(1));
        assertThat(first.isFresh()).isTrue();
        assertThat(second.isFresh()).isFalse();
        assertThat(List.of(first.life(), second.life())).containsOnly(round);
      }
    }
    assertThat(brokers.started()).hasSize(3);
    assertThat(brokers.running()).isZero();
  }

  @Test
  void oneBrokerWaitsWhileTheOtherIsMeasured() throws Exception {
    List<Cell> cells = cells("broker=KAFKA,NATS");
    try (Leases leases = new Leases(brokers, Lifetime.ROUNDS, interruption)) {
      for (Cell cell : cells) {
        take(leases, cell);
      }
      assertThat(brokers.running()).isEqualTo(2);
    }
    assertThat(brokers.started())
        .extracting(BrokerSpec::kind)
        .containsExactlyInAnyOrder(Kinds.KAFKA, Kinds.NATS);
    assertThat(brokers.running()).isZero();
  }

  @Test
  void noMoreThanTwoBrokersAreThere() throws Exception {
    try (Leases leases = new Leases(brokers, Lifetime.ROUNDS, interruption)) {
      for (Cell cell : cells("broker=KAFKA,NATS -p durability=MEMORY,DISK")) {
        take(leases, cell);
      }
    }
    assertThat(brokers.mostRunning()).isEqualTo(2);
    assertThat(brokers.running()).isZero();
  }

  @Test
  void whatIsMeasuredColdHasABrokerOfItsOwn() throws Exception {
    List<Cell> cells = cells("broker=KAFKA -p runIn=NONE");
    try (Leases leases = new Leases(brokers, Lifetime.ROUNDS, interruption)) {
      assertThat(take(leases, cells.get(0)).isFresh()).isTrue();
      assertThat(take(leases, cells.get(1)).isFresh()).isTrue();
    }
    assertThat(brokers.started()).hasSize(2);
    assertThat(brokers.mostRunning()).isEqualTo(1);
  }

  @Test
  void aBrokerThatDiedIsReplaced() throws Exception {
    List<Cell> cells = cells("broker=NATS");
    brokers.dying();
    try (Leases leases = new Leases(brokers, Lifetime.ROUNDS, interruption)) {
      assertThat(take(leases, cells.get(0)).isFresh()).isTrue();
      assertThat(take(leases, cells.get(1)).isFresh()).isTrue();
    }
    assertThat(brokers.running()).isZero();
  }
}
