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
  private volatile Row row = new Row(0, new BurstPage[0]);

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
  private record Row(long firstNumber, @Nullable BurstPage[] pages) {}

  /** The first sequence number that belongs to no page yet. */
  long nextBase() {
    Row now = row;
    return (now.firstNumber + now.pages.length) * stride;
  }

  void add(BurstPage page) {
    Row now = row;
    @Nullable BurstPage[] longer = Arrays.copyOf(now.pages, now.pages.length + 1);
    longer[now.pages.length] = page;
    row = new Row(now.firstNumber, longer);
  }

  void drop(BurstPage page) {
    Row now = row;
    @Nullable BurstPage[] pages = now.pages.clone();
    pages[(int) (page.base() / stride - now.firstNumber)] = null;
    int gone = 0;
    while (gone < pages.length && pages[gone] == null) {
      gone++;
    }
    row = new Row(now.firstNumber + gone, Arrays.copyOfRange(pages, gone, pages.length));
  }

  /** The page of a sequence number; null if it is none's, or its page was dropped. */
  @Nullable BurstPage find(long sequence) {
    Row now = row;
    long index = Math.floorDiv(sequence, stride) - now.firstNumber;
    return index < 0 || index >= now.pages.length ? null : now.pages[(int) index];
  }
}
