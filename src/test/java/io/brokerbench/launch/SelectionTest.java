package io.brokerbench.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SelectionTest {
  private static List<String> cells(String words) {
    JmhArguments arguments =
        JmhArguments.parse(words.isEmpty() ? List.of() : List.of(words.split(" ")));
    return RunRequest.of(Optional.empty(), arguments, Path.of("")).cells().stream()
        .map(Cell::toString)
        .toList();
  }

  @Test
  void withoutRegexDeliveryBenchmarkIsMeant() {
    assertThat(cells("-p scenario=low"))
        .containsExactly(
            "DeliveryBenchmark.deliver thrpt KAFKA MEMORY LOW 256",
            "DeliveryBenchmark.deliver thrpt NATS MEMORY LOW 256");
  }

  @Test
  void defaultIsBothBrokersInAllScenarios() {
    assertThat(cells("")).hasSize(8);
  }

  @Test
  void valuesKeepTheOrderInWhichTheyWereGiven() {
    assertThat(cells("GuestBenchmark -p size=9,3"))
        .containsExactly("GuestBenchmark.plain thrpt 9", "GuestBenchmark.plain thrpt 3");
  }

  @Test
  void allModesAreAllButAll() {
    assertThat(cells("GuestBenchmark -p size=1 -bm all"))
        .containsExactly(
            "GuestBenchmark.plain thrpt 1",
            "GuestBenchmark.plain avgt 1",
            "GuestBenchmark.plain sample 1",
            "GuestBenchmark.plain ss 1");
  }

  @Test
  void parameterNarrowsTheRunToTheBenchmarksThatHaveIt() {
    assertThat(cells(".* -p plant=NOTHING -p broker=INPROC"))
        .containsExactly("PlantedBenchmark.operate thrpt INPROC NOTHING LOW");
  }

  @Test
  void excludedBenchmarksAreLeftOut() {
    assertThat(cells("(Guest|Planted)Benchmark -e Planted")).allMatch(c -> c.startsWith("Guest"));
  }

  @Test
  void parameterThatNoChosenBenchmarkHasIsRefused() {
    assertThatThrownBy(() -> cells("GuestBenchmark -p workers=1"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("workers")
        .hasMessageContaining("GuestBenchmark.plain");
  }
}
