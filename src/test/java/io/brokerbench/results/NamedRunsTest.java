package io.brokerbench.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamedRunsTest {
  @TempDir Path folder;

  private NamedRuns names() {
    return new NamedRuns(folder, folder.resolve("runs"));
  }

  /** A folder with rows. */
  private Path run(String path) throws IOException {
    Path run = Files.createDirectories(folder.resolve(path));
    Files.createFile(run.resolve("jmh.json"));
    return run;
  }

  @Test
  void withoutANameItIsTheNewestRunThatHasRows() throws IOException {
    run("runs/20260101T000000Z-run");
    Path newest = run("runs/20260102T000000Z-quick");
    Files.createDirectory(folder.resolve("runs/20260103T000000Z-crashed"));
    Files.createFile(folder.resolve("runs/notes.txt"));

    assertThat(names().newest()).isEqualTo(newest);
  }

  @Test
  void runMayBeNamedByNameFolderOrFile() throws IOException {
    Path first = run("runs/first");
    Path second = run("kept/second");
    Path third = Files.createFile(folder.resolve("third.json"));

    assertThat(names().of("first")).isEqualTo(first);
    assertThat(names().of("kept/second")).isEqualTo(second);
    assertThat(names().of("third.json")).isEqualTo(third);
  }

  @Test
  void comparisonIsItsTwoSides() throws IOException {
    Path candidate = run("runs/20260102T000000Z-ab/candidate");
    Path baseline = run("runs/20260102T000000Z-ab/baseline");
    Path compared = folder.resolve("runs/20260102T000000Z-ab");

    assertThat(names().newest()).isEqualTo(compared);
    assertThat(names().of("20260102T000000Z-ab")).isEqualTo(compared);
    assertThat(NamedRuns.sides(compared)).containsExactly(baseline, candidate);
    assertThat(NamedRuns.sides(candidate)).containsExactly(candidate);
  }

  @Test
  void whatIsNotThereIsRefused() throws IOException {
    assertThatThrownBy(() -> names().newest())
        .isInstanceOf(UnreadableResultsException.class)
        .hasMessageContaining("there is no run yet");

    Files.createDirectories(folder.resolve("runs/empty"));

    assertThatThrownBy(() -> names().newest()).hasMessageContaining("there is no run yet");
    assertThatThrownBy(() -> names().of("none"))
        .hasMessageContaining("none: there is no such file or folder, nor a run of this name in");
    assertThatThrownBy(() -> names().of("empty")).hasMessageContaining("a folder without jmh.json");
  }
}
