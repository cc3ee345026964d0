package io.brokerbench.census;

import java.io.Serializable;
import java.util.List;

/**
 * What a trial did to the JVM's threads.
 *
 * @param peak live threads at the highest
 * @param settleMillis how long after the trial's end it took until none of its threads was left, or
 *     the whole waiting time when some were
 * @param leaked the threads that were left
 */
public record ThreadReport(int peak, long settleMillis, List<LeakedThread> leaked)
    implements Serializable {}
