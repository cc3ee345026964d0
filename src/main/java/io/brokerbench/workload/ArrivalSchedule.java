package io.brokerbench.workload;

/** When messages are due, whatever becomes of those before; for one thread. */
@FunctionalInterface
public interface ArrivalSchedule {
  /** When the next message is due, in nanoseconds after the schedule's start; never decreases. */
  long nextNanos();
}
