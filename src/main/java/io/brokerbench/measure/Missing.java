package io.brokerbench.measure;

/**
 * The messages of a burst that were acknowledged and had not been delivered when it ended, and what
 * has become known of them since. Counts may change as long as messages come.
 *
 * <p>For one thread; deliveries may go on meanwhile.
 */
final class Missing {
  private final AtomicBits all;
  private final AtomicBits delivered;
  private final AtomicBits found;
  private final AtomicBits lost;

  /**
   * Nothing is known yet.
   *
   * @param all which messages they are
   * @param delivered which messages were delivered, kept up to date by whoever delivers
   */
  Missing(AtomicBits all, AtomicBits delivered) {
    this.all = all;
    this.delivered = delivered;
    this.found = all.without(all);
    this.lost = all.without(all);
  }

  /** Notes that the broker holds a message. */
  void found(int index) {
    var unused = found.set(index);
  }

  /** Notes that messages from one index on, up to another, would have been found. */
  void judge(int from, int to) {
    for (int i = from; i < to; i++) {
      if (all.get(i) && !delivered.get(i) && !found.get(i)) {
        var unused = lost.set(i);
      }
    }
  }

  /** How many they are. */
  long count() {
    return all.count();
  }

  /** How many would have been found and weren't, nor have come since. */
  long lost() {
    return lost.countWithout(delivered, found);
  }

  /** How many nothing is known of. */
  long unsought() {
    return all.countWithout(delivered, found, lost);
  }
}
