package io.brokerbench.measure;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/** A fixed number of bits that many threads may set, each bit once with effect. */
final class AtomicBits {
  private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);

  private final long[] words;

  AtomicBits(int size) {
    words = new long[(size + Long.SIZE - 1) / Long.SIZE];
  }

  /** Sets a bit, and says whether it was clear before. */
  boolean set(int index) {
    long bit = 1L << index;
    return ((long) WORD.getAndBitwiseOr(words, index / Long.SIZE, bit) & bit) == 0;
  }

  /** Whether a bit is set. */
  boolean get(int index) {
    return ((long) WORD.getVolatile(words, index / Long.SIZE) & (1L << index)) != 0;
  }

  /** How many bits are set. */
  long count() {
    return countWithout(null);
  }

  /** How many bits are set here and clear there. */
  long countWithout(@Nullable AtomicBits other) {
    long count = 0;
    for (int i = 0; i < words.length; i++) {
      long word = (long) WORD.getVolatile(words, i);
      if (other != null) {
        word &= ~(long) WORD.getVolatile(other.words, i);
      }
      count += Long.bitCount(word);
    }
    return count;
  }
}
