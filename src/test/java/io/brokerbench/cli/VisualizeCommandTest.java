package io.brokerbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.launch.LaunchFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can't be served is refused; VisualizeIT serves. */
class VisualizeCommandTest {
  @TempDir Path folder;
  private LaunchFixture fixture;

  @BeforeEach
  void setUp() {
    fixture = new LaunchFixture(folder);
  }

  private void assertRefused(String reason, String... words) {
    int status =
        new Main(fixture.context(), fixture.launcher(), options -> fixture.brokers)
            .execute(Stream.concat(Stream.of("visualize"), Stream.of(words)).toList());

    assertThat(fixture.err()).contains(reason).doesNotContain("\tat ");
    assertThat(status).isEqualTo(2);
    assertThat(fixture.out()).isEmpty();
  }

  @Test
  void noRunYet() {
    assertRefused("there is no run yet");
  }

  @Test
  void unknownRun() {
    assertRefused("there is no such file or folder, nor a run of this name", "none");
  }

  @Test
  void fileThatIsCutOff() throws IOException {
    Files.writeString(folder.resolve("cut.json"), "[{\"benchmark\": \"a.B.c\",\n");

    assertRefused("cut.json:2: isn't JSON: Unexpected end-of-input", "cut.json");
  }

  @Test
  void fileThatIsSomethingElse() throws IOException {
    Files.writeString(folder.resolve("other.json"), "{}");

    assertRefused("other.json:1: not JMH's JSON", "other.json");
  }

  @Test
  void fileWithoutRows() throws IOException {
    Files.writeString(folder.resolve("none.json"), "[]");

    assertRefused("none.json: there are no rows.", "none.json");
  }

  @Test
  void addressThatIsNone() {
    for (String address : List.of("here", "ftp://host/", "file:///index.html")) {
      assertRefused("--visualizer " + address + ": an address of a page", "--visualizer", address);
    }
  }
}
