package io.brokerbench.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brokerbench.console.UsageException;
import io.brokerbench.guest.GuestBenchmark;
import io.brokerbench.launch.LaunchFixture;
import io.brokerbench.plan.Plan.PlannedFork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Names that are made of parameters fit, or are refused before anything starts. */
class ProfilerFileTest {
  private static Cell cell(String words) {
    return LaunchFixture.request(words).cells().get(0);
  }

  @Test
  void itsNameIsJmhsOwn() throws RunnerException {
    String jmhs =
        new Runner(
                new OptionsBuilder()
                    .include(GuestBenchmark.class.getName() + ".plain$")
                    .param("size", "1")
                    .forks(0)
                    .warmupIterations(0)
                    .measurementIterations(1)
                    .measurementTime(TimeValue.milliseconds(1))
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .runSingle()
            .getParams()
            .id();

    assertThat(ProfilerFile.of(cell("GuestBenchmark.plain -p size=1")).name()).isEqualTo(jmhs);
  }

  @Test
  void aNameThatIsTooLongIsRefused() {
    assertThatThrownBy(() -> cell("DeliveryBenchmark -p broker=INPROC -prof jfr:dir=x"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("-prof jfr: JMH names what it writes after the row")
        .hasMessageContaining("file systems allow 255")
        .hasMessageContaining("-XX:StartFlightRecording");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GuestBenchmark.plain -p size=1 -prof jfr",
        "DeliveryBenchmark -p broker=INPROC -prof gc",
        "DeliveryBenchmark -p broker=INPROC -prof jfr"
      })
  void otherNamesAndProfilersAreNot(String words) {
    assertThat(cell(words)).isNotNull();
  }

  @Test
  void theSuitesOwnNamesAreCutAndStayApart() {
    Cell cell = cell("GuestBenchmark.plain -p size=" + "a".repeat(400));

    String first = new PlannedFork(cell, 1, 1, false).fileName();

    assertThat(first)
        .hasSizeLessThan(240)
        .startsWith("01-GuestBenchmark.plain-")
        .endsWith("-fork1");
    assertThat(new PlannedFork(cell, 1, 2, false).fileName()).isNotEqualTo(first);
    assertThat(new PlannedFork(cell, 2, 1, false).fileName()).isNotEqualTo(first);
  }
}
