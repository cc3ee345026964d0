package io.brokerbench.crosscheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.brokerbench.broker.kafka.reference.KafkaTool;
import io.brokerbench.broker.nats.reference.JnatsImplementation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is read here was really printed: by kafka-tools 4.4.0, and by our own loop. */
class PassesTest {
  private static final String PRODUCER =
      """
      SLF4J: Defaulting to no-operation (NOP) logger implementation
      Reading payloads from: /tmp/brokerbench-crosscheck-1/payloads.txt
      Number of records read: 10
      723668 records sent, 144733.6 records/sec (14.91 MB/sec), 528.4 ms avg latency, 1097.0 ms max latency.
      1000000 records sent, 168208.578638 records/sec (17.32 MB/sec), 472.61 ms avg latency, 1097.00 ms max latency, 411 ms 50th, 946 ms 95th, 1046 ms 99th, 1091 ms 99.9th.
      """;

  private static final String CONSUMER =
      """
      SLF4J: Failed to load class "org.slf4j.impl.StaticLoggerBinder".
      start.time, end.time, data.consumed.in.MB, MB.sec, data.consumed.in.nMsg, nMsg.sec, rebalance.time.ms, fetch.time.ms, fetch.MB.sec, fetch.nMsg.sec
      2026-11-27 17:18:36:589, 2026-11-27 17:18:38:626, 102.9968, 50.5630, 1000000, 490918.0167, 736, 1301, 79.1674, 768639.5081
      """;

  private static final String JNATS =
      """
      100000 messages, 100000.000 messages/s
      100000 messages, 200000.000 messages/s
      100000 messages, 300000.500 messages/s
      """;

  private static Size passes(int warmUps, int passes) {
    return new Size(1, 1, warmUps, passes, "1s");
  }

  private static List<String> lines(String text) {
    return text.lines().toList();
  }

  @Test
  void producersRateIsThatOfTheWholePass() {
    assertThat(Passes.rate(lines(PRODUCER), KafkaTool.PRODUCER, 1_000_000, passes(0, 1)))
        .isCloseTo(168_208.578638, within(1e-6));
  }

  @Test
  void consumersRateIsWithoutTheRebalance() {
    assertThat(Passes.rate(lines(CONSUMER), KafkaTool.CONSUMER, 1_000_000, passes(0, 1)))
        .isCloseTo(768_639.5081, within(1e-6));
  }

  @Test
  void warmUpsDontCountAndTheRestIsAveraged() {
    assertThat(Passes.rate(lines(JNATS), JnatsImplementation.PASS, 100_000, passes(1, 2)))
        .isCloseTo(250_000.25, within(1e-6));
  }

  @Test
  void missingPassIsNoMeasurement() {
    assertThatThrownBy(
            () -> Passes.rate(lines(JNATS), JnatsImplementation.PASS, 100_000, passes(2, 2)))
        .isInstanceOf(NotMeasuredException.class)
        .hasMessageContaining("3 passes were made, and not 4")
        .hasMessageContaining("300000.500 messages/s");
  }

  @Test
  void incompletePassIsNoMeasurement() {
    assertThatThrownBy(
            () -> Passes.rate(lines(CONSUMER), KafkaTool.CONSUMER, 1_000_001, passes(0, 1)))
        .isInstanceOf(NotMeasuredException.class)
        .hasMessageContaining("a pass had 1000000 messages, and not 1000001");
  }
}
