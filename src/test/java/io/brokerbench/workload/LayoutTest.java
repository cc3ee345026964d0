package io.brokerbench.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayoutTest {
  @Test
  void theStandardIsTheOriginals() {
    assertThat(Layout.STANDARD).isEqualTo(new Layout(5, 3, 100, 1_000));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 3", "2, 7", "5, 64", "100, 3", "256, 1", "10, 100"})
  void allWorkersHaveKeysAndPartitionsHaveNearlyEqualShares(int topics, int partitions) {
    Layout layout = Layout.of(topics, partitions, 1);
    assertThat(layout.keys()).isGreaterThanOrEqualTo(500);
    for (int topic = 0; topic < topics; topic++) {
      int publisher = topic;
      Map<Integer, Long> keys =
          IntStream.range(0, layout.keysPerTopic())
              .mapToObj(n -> layout.keyOf(publisher, n) % partitions)
              .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
      assertThat(keys).hasSize(partitions);
      assertThat(keys.values())
          .allSatisfy(
              count ->
                  assertThat(count * partitions / (double) layout.keysPerTopic())
                      .isBetween(0.9, 1.1));
    }
  }
}
