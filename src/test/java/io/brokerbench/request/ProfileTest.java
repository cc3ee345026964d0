package io.brokerbench.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brokerbench.console.UsageException;
import io.brokerbench.launch.LaunchFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ProfileTest {
  @SuppressWarnings("unused") // the source below
  private static final List<String> BUNDLED = Profile.BUNDLED;

  @TempDir Path folder;

  private String write(String... lines) throws IOException {
    return Files.write(folder.resolve("mine"), List.of(lines)).toString();
  }

  @Test
  void fileHasOneFlagALineAndComments() throws IOException {
    String file = write("# all", "", "Delivery.*  # which", " -f   3", "-jvmArgs -Xms1g -Xmx1g");

    Profile profile = Profile.load(file, folder);

    assertThat(profile.name()).isEqualTo("mine");
    assertThat(profile.arguments().words())
        .containsExactly("Delivery.*", "-f", "3", "-jvmArgs", "-Xms1g -Xmx1g");
  }

  @Test
  void wrongLineIsNamedWithFileAndNumber() throws IOException {
    String file = write("-f 3", "-wi many");

    assertThatThrownBy(() -> Profile.load(file, folder))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith(file + ":2: ");
  }

  @Test
  void wrongParameterValueIsNamedWithFileAndNumber() throws IOException {
    String file = write("-p scenario=HUGE");

    assertThatThrownBy(() -> Profile.load(file, folder))
        .hasMessageStartingWith(file + ":1: -p scenario=HUGE");
  }

  @Test
  void unknownProfileIsAnsweredWithTheKnownAndTheNearest() {
    assertThatThrownBy(() -> Profile.load("quikc", folder))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "Unknown profile quikc. Did you mean quick? Profiles are smoke, quick, latency,"
                + " workers, regression, full, or the path of a file.");
  }

  @Test
  void missingFileIsNamed() {
    assertThatThrownBy(() -> Profile.load("./no/such", folder))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("no/such");
  }

  @Test
  void workingFoldersProfilesAreFound() throws IOException {
    Files.createDirectory(folder.resolve("jmh-profiles"));
    Files.writeString(folder.resolve("jmh-profiles").resolve("own"), "-f 4\n");

    assertThat(Profile.load("own", folder).arguments().words()).containsExactly("-f", "4");
  }

  @ParameterizedTest
  @FieldSource("BUNDLED")
  void bundledProfileCanBeRun(String name) {
    Profile profile = Profile.load(name, folder);

    assertThat(
            RunRequest.of(
                    java.util.Optional.of(profile),
                    profile.arguments(),
                    LaunchFixture.PLANTED,
                    LaunchFixture.GROUPED,
                    folder)
                .cells())
        .isNotEmpty();
  }
}
