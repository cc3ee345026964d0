package io.brokerbench.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class MachineLoadTest {
  private static final MachineReading BEFORE =
      new MachineReading(0, 1_000, 500, 10, 400, 0L, 0L, 0L);

  @Test
  void aMachineThatWorksOnlyForUsIsQuiet() {
    MachineLoad load =
        MachineLoad.between(
            BEFORE, new MachineReading(1_000_000_000, 1_200, 690, 10, 590, 900_000L, 0L, 0L));

    assertEquals(new MachineLoad(0.0, 0, 0.9, 0.0, 0.0), load);
    assertEquals(List.of(), load.excesses());
  }

  @Test
  void whatLiesBeyondItsBoundIsTold() {
    MachineLoad load =
        MachineLoad.between(
            BEFORE, new MachineReading(1_000_000_000, 1_200, 600, 20, 450, 0L, 20_000L, 30_000L));

    assertEquals(
        List.of(
            "25.0 % of the CPU went to other processes",
            "5.0 % of the CPU was stolen by the hypervisor",
            "3.0 % of the time was throttled by a CPU quota",
            "2.0 % of the time something waited for memory"),
        load.excesses());
  }

  @Test
  void whatTheKernelDoesNotTellIsUnknownAndNotZero() {
    MachineLoad load =
        MachineLoad.between(
            BEFORE, new MachineReading(1_000_000_000, 1_200, 690, 10, 590, null, null, null));

    assertNull(load.cpuWait());
    assertNull(load.memoryWait());
    assertNull(load.throttled());
  }

  @Test
  void readingsWithoutTimeBetweenThemAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> MachineLoad.between(BEFORE, BEFORE));
  }
}
