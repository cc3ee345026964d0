package io.brokerbench.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.brokerbench.machine.MachineLoad;
import io.brokerbench.plan.FixedPlan;
import io.brokerbench.plan.ForkOutcome;
import io.brokerbench.plan.ForkOutcome.Measured;
import io.brokerbench.plan.Plan.PlannedFork;
import io.brokerbench.plan.RefinementTest;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@NullMarked
class BusyMachineTest {
  private static final MachineLoad QUIET = new MachineLoad(0.05, 0, 0.9, 0.0, 0.0);

  private final PlannedFork fork =
      FixedPlan.of(LaunchFixture.request("PlantedBenchmark -f 1")).forks().get(0);

  @Test
  void namesTheWorstForkAndWhatItWas() {
    MachineLoad others = new MachineLoad(0.2, 0, null, null, null);
    MachineLoad stolen = new MachineLoad(0.0, 0.1, null, null, null);

    assertEquals(
        List.of(
            "BUSY MACHINE in 2 of 3 forks; the worst was "
                + fork.fileName()
                + ": 10.0 % of the CPU was stolen by the hypervisor."),
        BusyMachine.lines(Stream.of(with(QUIET), with(others), with(stolen))));
  }

  @Test
  void isSilentOnAQuietMachine() {
    assertEquals(List.of(), BusyMachine.lines(Stream.of(with(QUIET), with(QUIET))));
  }

  @Test
  void saysOnceThatNothingIsKnown() {
    assertEquals(
        List.of("Whether the machine was busy with something else can't be known here."),
        BusyMachine.lines(Stream.of(with(null), with(null))));
  }

  private ForkOutcome with(@Nullable MachineLoad load) {
    Measured measured = RefinementTest.measured(fork, 1);
    return new Measured(
        fork, measured.start(), measured.end(), measured.result(), measured.evidence(), null, load);
  }
}
