package io.brokerbench.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** Messages that are alike would compress the better the more of them there are together. */
  @ParameterizedTest
  @CsvSource({"108, 200", "1000, 1", "1000, 100", "100000, 1", "100000, 10"})
  void messagesCompressToAboutHalfHoweverManyThereAre(int bytes, int messages) {
    MessageFormat.Writer large = new MessageFormat.Writer(-7, 3, bytes);
    Deflater deflater = new Deflater();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    IntStream.range(0, messages).forEach(n -> all.writeBytes(large.write(n % 100, n, 1_000L * n)));
    deflater.setInput(all.toByteArray());
    deflater.finish();
    int compressed = deflater.deflate(new byte[all.size() + 1_000]);
    deflater.end();
    assertThat((double) compressed / all.size()).isBetween(0.45, 0.65);
  }

  @ParameterizedTest
  @ValueSource(ints = {36, 37, 43, 44, 68, 69, 100, 101})
  void everyLengthFromTheHeadersOnIsIntact(int bytes) {
    byte[] payload = new MessageFormat.Writer(1, 2, bytes).write(3, 4, 5);
    assertThat(payload).hasSize(bytes);
    assertThat(new MessageFormat.Checker().isIntact(payload)).isTrue();
    payload[bytes - 1] ^= 1;
    assertThat(new MessageFormat.Checker().isIntact(payload)).isFalse();
  }

  @Test
  void aPayloadWithoutRoomForItsHeaderIsRefused() {
    assertThatThrownBy(() -> new MessageFormat.Writer(0, 0, 35))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("36")
        .hasMessageContaining("35");
  }
}
