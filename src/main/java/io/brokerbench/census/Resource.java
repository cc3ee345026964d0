package io.brokerbench.census;

/** What cycles of the same work may leave behind. */
public enum Resource {
  /** Threads that began after the census, and that nobody excuses. */
  THREADS("threads", Resource.ONE_IN_TEN_CYCLES),
  /** Files, sockets and selectors that the JVM has open. */
  FILE_DESCRIPTORS("file descriptors", Resource.ONE_IN_TEN_CYCLES),
  /**
   * What a full collection leaves in use. The JVM and JMH add some of their own while cycles run; a
   * client that is closed but kept adds many times what is tolerated.
   */
  HEAP("bytes of heap", 20_000);

  /**
   * These come whole. One that comes once and stays makes a slope as well, if it comes halfway; but
   * with a cycle or more between samples, the interval of that slope doesn't get above 0.085.
   */
  private static final double ONE_IN_TEN_CYCLES = 0.1;

  private final String words;
  private final double tolerated;

  Resource(String words, double tolerated) {
    this.words = words;
    this.tolerated = tolerated;
  }

  /** What it is counted in, for a sentence. */
  public String words() {
    return words;
  }

  /** Whether a known trend is a leak: even the lower end of its interval is too much. */
  public boolean isLeak(Trend trend) {
    return trend.lower() > tolerated;
  }
}
