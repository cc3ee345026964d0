package io.brokerbench.measure;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The pages of a ledger that still matter: those under way, and those that were given up. All have
 * as many sequence numbers, so a message's page is found by its number.
 *
 * <p>One thread adds and drops; any may look one up, without blocking.
 */
final class Pages {
  private final int stride;
  private volatile Block row = new Block(0, new LedgerPage[0]);

  /**
   * No pages.
   *
   * @param stride how many sequence numbers each page has
   */
  Pages(int stride) {
    this.stride = stride;
  }

  /** Consecutive pages; null is a page that nobody asks for any more. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Block(long firstNumber, @Nullable LedgerPage[] pages) {}

  /** The first sequence number that belongs to no page yet. */
  long nextBase() {
    Block now = row;
    return (now.firstNumber + now.pages.length) * stride;
  }

  void add(LedgerPage page) {
    Block now = row;
    @Nullable LedgerPage[] longer = Arrays.copyOf(now.pages, now.pages.length + 1);
    longer[now.pages.length] = page;
    row = new Block(now.firstNumber, longer);
  }

  void drop(LedgerPage page) {
    Block now = row;
    @Nullable LedgerPage[] pages = now.pages.clone();
    pages[(int) (page.base() / stride - now.firstNumber)] = null;
    int gone = 0;
    while (gone < pages.length && pages[gone] == null) {
      gone++;
    }
    row = new Block(now.firstNumber + gone, Arrays.copyOfRange(pages, gone, pages.length));
  }

  /** The page of a sequence number; null if it is none's, or its page was dropped. */
  @Nullable LedgerPage find(long sequence) {
    Block now = row;
    long index = Math.floorDiv(sequence, stride) - now.firstNumber;
    return index < 0 || index >= now.pages.length ? null : now.pages[(int) index];
  }
}
