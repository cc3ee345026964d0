package io.brokerbench.broker.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ContainerKafkaTest {
  @Test
  void defaultKafkaIsOfTheClientsVersion() {
    assertThat(KafkaImages.DEFAULT).isEqualTo("apache/kafka:" + KafkaDriver.version());
  }

  @Test
  void propertiesBecomeTheVariablesThatTheImageReads() {
    assertThat(ContainerKafka.variables("# why\nlog.dirs=/tmp/x\nnum.io.threads=8\n"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("KAFKA_LOG_DIRS", "/tmp/x", "KAFKA_NUM_IO_THREADS", "8"));
  }
}
