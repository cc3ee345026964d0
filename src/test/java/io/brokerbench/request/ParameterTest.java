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

class ParameterTest {
  /** The suite's own benchmarks, without the tests' planted ones. */
  private static List<BenchmarkListEntry> benchmarks() throws IOException {
    List<BenchmarkListEntry> entries = new ArrayList<>();
    for (URL list :
        Collections.list(
            ParameterTest.class.getClassLoader().getResources("META-INF/BenchmarkList"))) {
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
                    () -> benchmark.getParams().orElse(Map.of()).forEach(ParameterTest::check)));
  }

  private static void check(String key, String[] defaults) {
    assertThat(Parameter.of(key)).as(key).isPresent();
    if (Parameter.isLeftToDrivers(key, List.of(defaults))) {
      return;
    }
    for (String value : defaults) {
      assertThat(Parameter.canonical(key, value)).isEqualTo(value);
    }
  }

  @Test
  void choicesAreTakenInAnyCase() {
    assertThat(Parameter.canonical("scenario", "hIgH")).isEqualTo("HIGH");
    assertThat(Parameter.canonical("durability", "disk")).isEqualTo("DISK");
  }

  @Test
  void wrongValueIsRefusedWithWhatIsAllowedAndMeant() {
    assertThatThrownBy(() -> Parameter.canonical("scenario", "higg"))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "-p scenario=higg: scenario is LOW, MEDIUM, HIGH, EXTREME, FLOOD."
                + " Did you mean HIGH?");
    assertThatThrownBy(() -> Parameter.canonical("workers", "many"))
        .hasMessage("-p workers=many: workers is a whole number from 1 to 4096.");
  }

  @Test
  void virtualThreadsAreTheOnlyValueThatNeedsANewerJdk() {
    assertThat(Parameter.firstJdk("threads", "VIRTUAL")).isEqualTo(21);
    assertThat(Parameter.firstJdk("threads", "PLATFORM")).isLessThan(17);
    assertThat(Parameter.firstJdk("workers", "4")).isLessThan(17);
    assertThat(Parameter.firstJdk("kind", "VIRTUAL")).isLessThan(17);
  }

  @Test
  void parametersOfOthersMayHaveAnyValue() {
    assertThat(Parameter.canonical("size", "Any")).isEqualTo("Any");
  }
}
