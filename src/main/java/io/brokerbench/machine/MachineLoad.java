package io.brokerbench.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * What the machine did between two readings, in shares from 0 to 1.
 *
 * @param others the CPU time of processes that aren't ours, of all cores; null if ours can't be
 *     told apart
 * @param stolen the CPU time that a hypervisor gave to others, of all cores
 * @param cpuWait the time in which some task, ours or not, waited for a core; null if unknown
 * @param memoryWait the time in which some task waited for memory; null if unknown
 * @param throttled the time for which a quota held us back, summed over cores, so that it may
 *     exceed 1; null if unknown
 */
public record MachineLoad(
    @Nullable Double others,
    double stolen,
    @Nullable Double cpuWait,
    @Nullable Double memoryWait,
    @Nullable Double throttled) {
  /** A larger share of others' CPU time makes a machine busy. */
  public static final double OTHERS_BOUND = 0.10;

  /** A larger share of stolen CPU time makes a machine busy. */
  public static final double STOLEN_BOUND = 0.02;

  /** A larger share of time spent waiting for memory makes a machine busy. */
  public static final double MEMORY_BOUND = 0.01;

  /** A larger share of throttled time makes a machine busy. */
  public static final double THROTTLED_BOUND = 0.01;

  private static final double NANOS_PER_MICRO = 1_000;

  /**
   * The load between two readings.
   *
   * @throws IllegalArgumentException if no time lies between them
   */
  public static MachineLoad between(MachineReading before, MachineReading after) {
    double all = after.all() - before.all();
    double micros = (after.nanos() - before.nanos()) / NANOS_PER_MICRO;
    if (all <= 0 || micros <= 0) {
      throw new IllegalArgumentException("No time lies between two readings of the machine");
    }
    long busy = after.busy() - before.busy();
    long ours = after.ours() - before.ours();
    return new MachineLoad(
        // The kernel counts both at different moments: ours may be a tick ahead.
        Math.max(0L, busy - ours) / all,
        Math.max(0, after.stolen() - before.stolen()) / all,
        share(before.cpuWaitMicros(), after.cpuWaitMicros(), micros),
        share(before.memoryWaitMicros(), after.memoryWaitMicros(), micros),
        share(before.throttledMicros(), after.throttledMicros(), micros));
  }

  /** Without others' CPU time: where brokers aren't our processes, theirs would be in it. */
  public MachineLoad withoutOthers() {
    return new MachineLoad(null, stolen, cpuWait, memoryWait, throttled);
  }

  /** How many times its bound the share is that exceeds its own most; at most 1 if quiet. */
  public double excess() {
    return DoubleStream.of(
            ratio(others, OTHERS_BOUND),
            ratio(stolen, STOLEN_BOUND),
            ratio(throttled, THROTTLED_BOUND),
            ratio(memoryWait, MEMORY_BOUND))
        .max()
        .orElse(0);
  }

  private static double ratio(@Nullable Double share, double bound) {
    return share == null ? 0 : share / bound;
  }

  /** What lies beyond its bound, in words; empty if the machine was quiet. */
  public List<String> excesses() {
    List<String> excesses = new ArrayList<>();
    add(excesses, others, OTHERS_BOUND, "of the CPU went to other processes");
    add(excesses, stolen, STOLEN_BOUND, "of the CPU was stolen by the hypervisor");
    add(excesses, throttled, THROTTLED_BOUND, "of the time was throttled by a CPU quota");
    add(excesses, memoryWait, MEMORY_BOUND, "of the time something waited for memory");
    return excesses;
  }

  private static void add(
      List<String> excesses, @Nullable Double share, double bound, String what) {
    if (share != null && share > bound) {
      excesses.add(String.format(Locale.ROOT, "%.1f %% %s", 100 * share, what));
    }
  }

  private static @Nullable Double share(
      @Nullable Long before, @Nullable Long after, double micros) {
    return before == null || after == null ? null : Math.max(0, after - before) / micros;
  }
}
