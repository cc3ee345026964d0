package io.brokerbench.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.broker.BrokerException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.BenchmarkException;
import org.openjdk.jmh.runner.RunnerException;

class RootCauseTest {
  @Test
  void looksThroughJmhsWrapping() {
    Exception failure =
        new RunnerException(
            "Benchmark caught the exception",
            new BenchmarkException("error", List.of(new IOException("disk full\nmore"))));

    assertThat(RootCause.reason(failure)).isEqualTo("IOException: disk full");
  }

  @Test
  void messageForTheUserStandsAlone() {
    Exception failure =
        new BenchmarkException(new BrokerException("No broker at x.", new IOException("refused")));

    assertThat(RootCause.reason(failure)).isEqualTo("No broker at x.");
  }

  @Test
  void failureWithoutMessageIsNamedByItsType() {
    assertThat(RootCause.reason(new StackOverflowError())).isEqualTo("StackOverflowError");
  }
}
