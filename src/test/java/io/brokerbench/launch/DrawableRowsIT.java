package io.brokerbench.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.benchmarks.TrialProfiler;
import io.brokerbench.plan.RunOutcome;
import io.brokerbench.provision.Host;
import io.brokerbench.provision.local.LocalBrokers;
import io.brokerbench.results.JmhFile;
import io.brokerbench.results.JmhRow;
import io.brokerbench.visualizer.SuiteRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every benchmark of the suite writes rows that the JMH visualizer can draw. */
class DrawableRowsIT {
  private static final String SHORT = " -f 1 -wi 0 -i 4 -r 100ms";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DeliveryBenchmark   | 2 | -p runIn=NONE -p broker=INPROC,NATS -p scenario=LOW -p workers=8
          LatencyBenchmark    | 2 | -p runIn=NONE -p broker=INPROC,NATS -p rate=1000 -p workers=8
          PublishBenchmark    | 4 | -p runIn=NONE -p broker=INPROC,NATS -p inFlight=10
          BacklogBenchmark    | 2 | -p runIn=NONE -p broker=INPROC,NATS -p backlog=1000 -p workers=8
          LifecycleBenchmark  | 2 | -p runIn=NONE -p broker=INPROC,NATS
          WorkerPoolBenchmark | 2 | -p workers=4,8 -p threads=PLATFORM
          BareLoopBenchmark   | 2 | -p broker=NATS -p scenario=LOW,MEDIUM -p workers=8
          """)
  void rowsCanBeDrawn(String benchmark, int count, String flags) throws IOException {
    LocalBrokers brokers = LocalBrokers.fromEnvironment(Host.current());
    LaunchFixture fixture = new LaunchFixture(folder, brokers, TrialProfiler.class);

    RunOutcome unused = fixture.launch(("\\." + benchmark + "\\. " + flags + SHORT).split(" "));

    List<JmhRow> rows = JmhFile.read(fixture.file("jmh.json")).rows();
    assertThat(rows).as(fixture.err()).hasSize(count);
    assertThat(SuiteRows.violations(rows)).isEmpty();
  }
}
