package io.brokerbench.census;

import java.io.Serializable;

/**
 * What a trial did to the JVM's heap, in megabytes (10^6 bytes).
 *
 * @param peakMegabytes in use at the highest, garbage included
 * @param retainedMegabytes in use after the trial was closed and a full collection, over the same
 *     before the trial; NaN if the JVM doesn't collect fully when asked
 */
public record HeapReport(double peakMegabytes, double retainedMegabytes) implements Serializable {}
