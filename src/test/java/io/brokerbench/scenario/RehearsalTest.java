package io.brokerbench.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.Kinds;
import io.brokerbench.broker.Storage;
import io.brokerbench.broker.spi.Drivers;
import io.brokerbench.scenario.FaultyBroker.Fault;
import io.brokerbench.worker.WorkerThreads;
import io.brokerbench.workload.Layout;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class RehearsalTest {
  private static final Setting SETTING =
      Rehearsal.essence(
          new Setting(
              Storage.standard(Durability.MEMORY),
              2,
              256,
              WorkerThreads.PLATFORM,
              Layout.STANDARD,
              3_000));

  private final Broker inproc =
      Drivers.adapter(Kinds.INPROC).connect(Endpoint.inProcess(Kinds.INPROC));

  @AfterEach
  void disconnect() {
    inproc.close();
  }

  @Test
  void aBrokerThatDoesAllPassesAndKeepsNothing() throws Exception {
    Rehearsal.perform(inproc, SETTING);

    assertThat(inproc.footprint().partitions()).isZero();
    assertThat(inproc.footprint().consumerGroups()).isZero();
  }

  @Test
  void onlyWhatConcernsServersMakesADifference() {
    Setting few =
        new Setting(SETTING.storage(), 2, 4, WorkerThreads.PLATFORM, Layout.of(5, 3, 10), 3_000);
    Setting large =
        new Setting(SETTING.storage(), 2, 4, WorkerThreads.PLATFORM, Layout.of(5, 3, 10), 3_001);

    assertThat(Rehearsal.essence(few)).isEqualTo(SETTING);
    assertThat(Rehearsal.essence(large)).isNotEqualTo(SETTING);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          REFUSE           | A message was refused: planted refusal
          LOSE             | was not acknowledged and delivered within PT0.2S
          END_SUBSCRIPTION | planted end of the subscription
          FORGET_STORED    | The broker has stored 14 messages
          """)
  void whatABrokerDoesNotDoIsSaid(Fault fault, String words) {
    assertThatThrownBy(
            () ->
                Rehearsal.perform(
                    new FaultyBroker(inproc, fault, 2), SETTING, Duration.ofMillis(200)))
        .isInstanceOf(BrokerException.class)
        .hasMessageContaining(words);
    assertThat(inproc.footprint().partitions()).isZero();
  }
}
