package io.brokerbench.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brokerbench.console.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;

class AxisTest {
  /** The suite's own benchmarks, without the tests' planted ones. */
  private static List<BenchmarkListEntry> benchmarks() throws IOException {
    List<BenchmarkListEntry> entries = new ArrayList<>();
    for (URL list :
        Collections.list(AxisTest.class.getClassLoader().getResources("META-INF/BenchmarkList"))) {
      if (!list.getPath().contains("test-classes")) {
        try (InputStream in = list.openStream()) {
          entries.addAll(BenchmarkList.readBenchmarkList(in));
        }
      }
    }
    return entries;
  }

  @TestFactory
  Stream<DynamicTest> everyParameterHasAnAxisThatAllowsItsDefaults() throws IOException {
    return benchmarks().stream()
        .map(
            benchmark ->
                DynamicTest.dynamicTest(
                    benchmark.getUsername(),
                    () -> benchmark.getParams().orElse(Map.of()).forEach(AxisTest::check)));
  }

  private static void check(String key, String[] defaults) {
    assertThat(Axis.of(key)).as(key).isPresent();
    if (Axis.isLeftToDrivers(key, List.of(defaults))) {
      return;
    }
    for (String value : defaults) {
      assertThat(Axis.canonical(key, value)).isEqualTo(value);
    }
  }

  @Test
  void choicesAreTakenInAnyCase() {
    assertThat(Axis.canonical("scenario", "hIgH")).isEqualTo("HIGH");
    assertThat(Axis.canonical("durability", "disk")).isEqualTo("DISK");
  }

  @Test
  void wrongValueIsRefusedWithWhatIsAllowedAndMeant() {
    assertThatThrownBy(() -> Axis.canonical("scenario", "higg"))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "-p scenario=higg: scenario is LOW, MEDIUM, HIGH, EXTREME, FLOOD."
                + " Did you mean HIGH?");
    assertThatThrownBy(() -> Axis.canonical("workers", "many"))
        .hasMessage("-p workers=many: workers is a whole number from 1 to 4096.");
  }

  @Test
  void virtualThreadsAreTheOnlyValueThatNeedsANewerJdk() {
    assertThat(Axis.firstJdk("threads", "VIRTUAL")).isEqualTo(21);
    assertThat(Axis.firstJdk("threads", "PLATFORM")).isLessThan(17);
    assertThat(Axis.firstJdk("workers", "4")).isLessThan(17);
    assertThat(Axis.firstJdk("kind", "VIRTUAL")).isLessThan(17);
  }

  @Test
  void parametersOfOthersMayHaveAnyValue() {
    assertThat(Axis.canonical("size", "Any")).isEqualTo("Any");
  }
}
