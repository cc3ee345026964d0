package io.brokerbench.census;

import java.io.Serializable;
import java.util.List;

/**
 * A thread that a trial started and that was still alive after settling.
 *
 * @param name the thread's name
 * @param owner whose it is, as name and stack tell: a client library, the suite, or unknown
 * @param daemon whether it lets the JVM exit
 * @param stack its stack, the innermost frame first
 */
public record LeakedThread(String name, String owner, boolean daemon, List<String> stack)
    implements Serializable {}
