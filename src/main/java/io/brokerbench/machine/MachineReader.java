package io.brokerbench.machine;

import java.util.Optional;

/** Where the machine's counters are read. */
@FunctionalInterface
public interface MachineReader {
  /** The counters as they stand; empty where this machine doesn't tell. */
  Optional<MachineReading> read();

  /**
   * The load since an earlier reading; empty where this machine doesn't tell, or no time passed.
   */
  default Optional<MachineLoad> since(Optional<MachineReading> before) {
    return before.flatMap(
        from ->
            read()
                .filter(to -> to.all() > from.all() && to.nanos() > from.nanos())
                .map(to -> MachineLoad.between(from, to)));
  }
}
