package io.brokerbench.measure;

import io.brokerbench.workload.MessageFormat;
import java.util.Arrays;
import java.util.List;

/**
 * A search for messages that were acknowledged and not delivered, among all that the broker holds,
 * read from the oldest on: {@link #found} for each, and {@link #end} after the last. For the one
 * thread of its {@link Ledger}.
 *
 * <p>A broker that removes old messages by its retention may have removed one that is missing. It
 * can't have, if it still holds an older one of the same ordered log; and messages of one key are
 * in one log. So only what is later than the oldest message that is held of each key is called
 * lost.
 */
public final class Search {
  private static final long NONE = -1;

  private final long trial;
  private final int publishers;
  private final Pages pages;
  private final List<LedgerPage> incomplete;
  private final MessageFormat.Checker checker = new MessageFormat.Checker();
  private final long[] oldestOfKey;
  private final int[] publisherOfKey;

  /**
   * A search that has found nothing yet.
   *
   * @param incomplete the pages with missing messages
   */
  Search(long trial, int publishers, int keys, Pages pages, List<LedgerPage> incomplete) {
    this.trial = trial;
    this.publishers = publishers;
    this.pages = pages;
    this.incomplete = incomplete;
    this.oldestOfKey = new long[keys];
    this.publisherOfKey = new int[keys];
    Arrays.fill(oldestOfKey, NONE);
  }

  /** Notes a message that the broker holds; of one key they come in the log's order. */
  public void found(byte[] payload) {
    if (!checker.isIntact(payload) || MessageFormat.trial(payload) != trial) {
      return;
    }
    int key = MessageFormat.key(payload);
    int publisher = MessageFormat.publisher(payload);
    long sequence = MessageFormat.sequence(payload);
    if (oldestOfKey[key] == NONE) {
      oldestOfKey[key] = sequence;
      publisherOfKey[key] = publisher;
    }
    LedgerPage page = pages.find(sequence);
    if (page != null) {
      page.found(publisher, sequence);
    }
  }

  /**
   * Notes that all that the broker holds was read.
   *
   * @param removed how many messages it had removed before
   */
  public void end(long removed) {
    long[] bounds = new long[publishers];
    Arrays.fill(bounds, NONE);
    if (removed > 0) {
      raiseToWhatIsHeld(bounds);
    }
    incomplete.forEach(page -> page.judge(bounds));
  }

  /** Where nothing is held of a publisher's, nothing is known. */
  private void raiseToWhatIsHeld(long[] bounds) {
    for (int key = 0; key < oldestOfKey.length; key++) {
      if (oldestOfKey[key] != NONE) {
        int publisher = publisherOfKey[key];
        bounds[publisher] = Math.max(bounds[publisher], oldestOfKey[key]);
      }
    }
    for (int publisher = 0; publisher < publishers; publisher++) {
      if (bounds[publisher] == NONE) {
        bounds[publisher] = Long.MAX_VALUE - 1;
      }
    }
  }
}
