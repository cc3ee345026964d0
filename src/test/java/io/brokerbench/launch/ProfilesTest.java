package io.brokerbench.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.plan.RunOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where the user finds what profilers made of forks. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ProfilesTest {
  private static final String FORK = "01-PlantedBenchmark.operate-thrpt-INPROC-fork1";

  @TempDir Path folder;

  private List<String> files(LaunchFixture fixture) throws IOException {
    try (Stream<Path> all = Files.walk(fixture.file("profiles"))) {
      return all.filter(Files::isRegularFile)
          .map(file -> String.valueOf(file.getFileName()))
          .sorted()
          .toList();
    }
  }

  /** The row has so many parameters that JMH could not make a file of that name. */
  @Test
  void aRecordingLiesInTheRunFolderUnderTheNameOfItsFork() throws IOException {
    LaunchFixture fixture = new LaunchFixture(folder);

    assertThat(fixture.launch("PlantedBenchmark", "-f1", "-p", "broker=INPROC", "-prof", "jfr"))
        .isEqualTo(RunOutcome.VALID);

    assertThat(files(fixture)).containsExactly(FORK + "-profile.jfr");
    assertThat(fixture.file("profiles").resolve(FORK + "-profile.jfr")).isNotEmptyFile();
    try (Stream<Path> left = Files.list(fixture.file("profiles"))) {
      assertThat(left).allMatch(Files::isRegularFile);
    }
    assertThat(fixture.out())
        .contains("Profiles:", "/profiles/" + FORK + "-profile.jfr")
        .doesNotContain("JFR profiler results", "NaN");
  }

  @Test
  void theTextOfAProfilerIsShownAndKept() throws IOException {
    LaunchFixture fixture = new LaunchFixture(folder).inThisJvm();

    fixture.launch("PlantedBenchmark", "-f2", "-p", "broker=INPROC", "-prof", "stack");

    assertThat(files(fixture))
        .containsExactly(FORK + "-stack.txt", FORK.replace("fork1", "fork2") + "-stack.txt");
    assertThat(fixture.file("profiles").resolve(FORK + "-stack.txt"))
        .content()
        .contains("Thread state distributions");
    assertThat(fixture.out())
        .containsOnlyOnce("Profile of PlantedBenchmark.operate thrpt INPROC, stack:")
        .contains("Thread state distributions");
  }

  @Test
  void withoutProfilersNothingIsSaidOfAny() throws IOException {
    LaunchFixture fixture = new LaunchFixture(folder).inThisJvm();

    fixture.launch("PlantedBenchmark", "-f1", "-p", "broker=INPROC", "-prof", "gc");

    assertThat(fixture.file("profiles")).doesNotExist();
    assertThat(fixture.out()).doesNotContain("Profile");
  }
}
