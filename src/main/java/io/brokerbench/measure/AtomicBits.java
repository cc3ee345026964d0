package io.brokerbench.measure;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

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
    return (word(index / Long.SIZE) & (1L << index)) != 0;
  }

  /** How many bits are set. */
  long count() {
    return countWithout();
  }

  /** The bits that are set here and clear there, as they are now. */
  AtomicBits without(AtomicBits other) {
    AtomicBits result = new AtomicBits(words.length * Long.SIZE);
    for (int i = 0; i < words.length; i++) {
      result.words[i] = word(i) & ~other.word(i);
    }
    return result;
  }

  /** How many bits are set here and clear in all others, which are of the same size. */
  long countWithout(AtomicBits... others) {
    long count = 0;
    for (int i = 0; i < words.length; i++) {
      long word = word(i);
      for (AtomicBits other : others) {
        word &= ~other.word(i);
      }
      count += Long.bitCount(word);
    }
    return count;
  }

  private long word(int index) {
    return (long) WORD.getVolatile(words, index);
  }
}
