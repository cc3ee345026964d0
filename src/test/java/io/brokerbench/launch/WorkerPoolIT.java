package io.brokerbench.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.benchmarks.TrialProfiler;
import io.brokerbench.plan.RunOutcome;
import io.brokerbench.provision.Host;
import io.brokerbench.provision.local.LocalBrokers;
import io.brokerbench.worker.WorkerThreads;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worker pool's benchmark, through the real launcher and profiler. */
class WorkerPoolIT {
  @TempDir Path folder;

  @Test
  void everyKindOfThreadGivesAValidRowWithItsMetrics() throws IOException {
    LocalBrokers brokers = LocalBrokers.fromEnvironment(Host.current());
    LaunchFixture fixture = new LaunchFixture(folder, brokers, TrialProfiler.class);
    String words = "WorkerPoolBenchmark -p workers=4 -f 1 -wi 1 -w 100ms -i 2 -r 100ms";

    assertThat(fixture.launch(words.split(" "))).as(fixture.out()).isEqualTo(RunOutcome.VALID);
    assertThat(fixture.rows())
        .extracting(row -> row.at("/params/threads").asText())
        .containsExactlyElementsOf(
            Stream.of(WorkerThreads.values())
                .filter(WorkerThreads::isAvailable)
                .map(Enum::name)
                .toList());
    assertThat(fixture.rows())
        .extracting(row -> row.at("/secondaryMetrics"))
        .allMatch(metrics -> metrics.has("handover.max") && metrics.has("imbalance"));
  }
}
