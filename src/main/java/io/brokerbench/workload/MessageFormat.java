package io.brokerbench.workload;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * The bytes of a message: a header by which every message can be accounted for, then a body of
 * which half compresses: in turn 32 random bytes, which are each message's own, and 32 that are
 * zero. So it compresses to about half, whatever is compressed together: parts of it, or many
 * messages.
 *
 * <pre>
 * offset  bytes
 *      0      8  trial       whose message it is
 *      8      8  send time   nanoseconds of the sending JVM's clock
 *     16      8  sequence    from 0 on, for each publisher
 *     24      4  publisher
 *     28      4  key
 *     32      4  checksum    CRC-32C of everything else
 *     36         body
 * </pre>
 *
 * <p>Reading is static and allocates nothing. All but {@link #key} may be read only of bytes that a
 * {@link Checker} has found intact.
 */
public final class MessageFormat {
  /** The original's payload: 8 bytes of send time, and 100 more. */
  public static final int STANDARD_BYTES = 108;

  private static final int TRIAL = 0;
  private static final int SENT_NANOS = 8;
  private static final int SEQUENCE = 16;
  private static final int PUBLISHER = 24;
  private static final int KEY = 28;
  private static final int CHECKSUM = 32;

  /** The header: the smallest payload. */
  public static final int HEADER_BYTES = 36;

  private static final int RUN_BYTES = 32;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private MessageFormat() {}

  /** The trial that sent the message. */
  public static long trial(byte[] payload) {
    return (long) LONG.get(payload, TRIAL);
  }

  /** When it was sent, by the sending JVM's nanosecond clock. */
  public static long sentNanos(byte[] payload) {
    return (long) LONG.get(payload, SENT_NANOS);
  }

  /** Its number among its publisher's messages of the trial. */
  public static long sequence(byte[] payload) {
    return (long) LONG.get(payload, SEQUENCE);
  }

  /** Which of the trial's publishers sent it. */
  public static int publisher(byte[] payload) {
    return (int) INT.get(payload, PUBLISHER);
  }

  /** Its key; 0 for bytes too short to have one, so that they too find a worker. */
  public static int key(byte[] payload) {
    return payload.length < HEADER_BYTES ? 0 : (int) INT.get(payload, KEY);
  }

  /** Writes the messages of one publisher; for one thread. */
  public static final class Writer {
    private final byte[] template;
    private final CRC32C checksum = new CRC32C();
    private long random;

    /** With a payload of so many bytes; the header needs {@value MessageFormat#HEADER_BYTES}. */
    public Writer(long trial, int publisher, int bytes) {
      if (bytes < HEADER_BYTES) {
        throw new IllegalArgumentException(
            "A payload has at least " + HEADER_BYTES + " bytes for its header, not " + bytes);
      }
      template = new byte[bytes];
      random = (trial ^ publisher) | 1; // never 0, of which xorshift makes 0
      LONG.set(template, TRIAL, trial);
      INT.set(template, PUBLISHER, publisher);
    }

    /** A payload of its own for each message, since clients read it later. */
    public byte[] write(int key, long sequence, long sentNanos) {
      byte[] payload = template.clone();
      LONG.set(payload, SENT_NANOS, sentNanos);
      LONG.set(payload, SEQUENCE, sequence);
      INT.set(payload, KEY, key);
      fillBody(payload);
      INT.set(payload, CHECKSUM, checksumOf(payload, checksum));
      return payload;
    }

    /** Marsaglia's xorshift: a word in a nanosecond, and random enough to be incompressible. */
    private void fillBody(byte[] payload) {
      long word = random;
      for (int run = HEADER_BYTES; run < payload.length; run += 2 * RUN_BYTES) {
        int end = Math.min(run + RUN_BYTES, payload.length) - Long.BYTES;
        for (int at = run; at <= end; at += Long.BYTES) {
          word ^= word << 13;
          word ^= word >>> 7;
          word ^= word << 17;
          LONG.set(payload, at, word);
        }
      }
      random = word;
    }
  }

  /** Tells intact messages from corrupted ones; for one thread. */
  public static final class Checker {
    private final CRC32C checksum = new CRC32C();

    /** Whether the bytes are a message whose checksum is right. */
    public boolean isIntact(byte[] payload) {
      return payload.length >= HEADER_BYTES
          && (int) INT.get(payload, CHECKSUM) == checksumOf(payload, checksum);
    }
  }

  private static int checksumOf(byte[] payload, CRC32C checksum) {
    checksum.reset();
    checksum.update(payload, 0, CHECKSUM);
    checksum.update(payload, HEADER_BYTES, payload.length - HEADER_BYTES);
    return (int) checksum.getValue();
  }
}
