package io.brokerbench.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MessageFormatTest {
  private final MessageFormat.Writer writer = new MessageFormat.Writer(-7, 3, 108);

  @Test
  void whatIsWrittenIsRead() {
    byte[] payload = writer.write(301, Long.MAX_VALUE, -5);
    assertThat(payload).hasSize(108);
    assertThat(MessageFormat.trial(payload)).isEqualTo(-7);
    assertThat(MessageFormat.publisher(payload)).isEqualTo(3);
    assertThat(MessageFormat.key(payload)).isEqualTo(301);
    assertThat(MessageFormat.sequence(payload)).isEqualTo(Long.MAX_VALUE);
    assertThat(MessageFormat.sentNanos(payload)).isEqualTo(-5);
    assertThat(new MessageFormat.Checker().isIntact(payload)).isTrue();
  }

  @Test
  void everyMessageHasBytesOfItsOwn() {
    byte[] first = writer.write(0, 0, 0);
    byte[] copy = first.clone();
    writer.write(1, 1, 1);
    assertThat(first).isEqualTo(copy);
  }

  @Test
  void aPayloadWithoutRoomForItsHeaderIsRefused() {
    assertThatThrownBy(() -> new MessageFormat.Writer(0, 0, 35))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("36")
        .hasMessageContaining("35");
  }
}
