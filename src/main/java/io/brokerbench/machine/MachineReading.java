package io.brokerbench.machine;

import org.jspecify.annotations.Nullable;

/**
 * The machine's counters at one moment. All of them only grow, so that two readings make a {@link
 * MachineLoad}.
 *
 * @param nanos a monotonic clock
 * @param all clock ticks of all cores, idle ones as well
 * @param busy clock ticks in which a core worked for any process of this machine
 * @param stolen clock ticks that a hypervisor gave to others
 * @param ours clock ticks of this process and those below it, ended ones as well
 * @param cpuWaitMicros in which some task waited for a core; null if the kernel doesn't tell
 * @param memoryWaitMicros in which some task waited for memory; null if the kernel doesn't tell
 * @param throttledMicros in which a quota held our control group back; null if it isn't told
 */
public record MachineReading(
    long nanos,
    long all,
    long busy,
    long stolen,
    long ours,
    @Nullable Long cpuWaitMicros,
    @Nullable Long memoryWaitMicros,
    @Nullable Long throttledMicros) {}
