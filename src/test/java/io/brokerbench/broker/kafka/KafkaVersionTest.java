package io.brokerbench.broker.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.server.common.MetadataVersion;
import org.junit.jupiter.api.Test;

class KafkaVersionTest {
  @Test
  void aReleaseIsKnownByTheMetadataThatItKnows() {
    assertThat(KafkaVersion.ofLevel(MetadataVersion.IBP_4_0_IV3.featureLevel())).isEqualTo("4.0");
  }

  @Test
  void whatIsNotKnownIsSaidToBeUnknown() {
    assertThat(KafkaVersion.ofLevel(null))
        .isEqualTo("unknown (the server tells no metadata.version)");
    assertThat(KafkaVersion.ofLevel((short) 9_999))
        .startsWith("unknown (metadata.version 9999, newer than ");
  }
}
