package io.brokerbench.census;

import java.util.ArrayList;
import java.util.List;

/** Memory to be found, in this JVM or in one of its own, whose collector can be chosen. */
final class PlantedHeap {
  static final int MEGABYTES = 50;

  private PlantedHeap() {}

  /** So much memory, in pieces small enough to be born in the young generation. */
  static List<byte[]> plant() {
    List<byte[]> planted = new ArrayList<>();
    for (int i = 0; i < MEGABYTES * 1_000; i++) {
      // An array's header is 16 bytes.
      planted.add(new byte[984]);
    }
    return planted;
  }

  /**
   * Prints the peak and what is retained after memory was planted, was moved by a collection, and
   * was either kept or dropped before another.
   */
  public static void main(String[] args) {
    HeapCensus census = HeapCensus.begin();
    List<byte[]> planted = plant();
    System.gc();
    if (args[0].equals("drop")) {
      planted.clear();
      System.gc();
    }
    HeapReport report = census.end();
    System.out.println(
        report.peakMegabytes() + " " + report.retainedMegabytes() + " " + planted.size());
  }
}
