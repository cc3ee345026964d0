package io.brokerbench.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFilesTest {
  @TempDir Path folder;

  private List<Path> files(String... given) throws IOException {
    return new RunFiles(folder, folder.resolve("runs")).of(List.of(given));
  }

  private Path rows(String run) throws IOException {
    return Files.createFile(Files.createDirectories(folder.resolve(run)).resolve("jmh.json"));
  }

  @Test
  void withoutANameItIsTheNewestRunThatHasRows() throws IOException {
    rows("runs/20260101T000000Z-run");
    Path newest = rows("runs/20260102T000000Z-quick");
    Files.createDirectory(folder.resolve("runs/20260103T000000Z-crashed"));
    Files.createFile(folder.resolve("runs/notes.txt"));

    assertThat(files()).containsExactly(newest);
  }

  @Test
  void runMayBeNamedByNameFolderOrFile() throws IOException {
    Path first = rows("runs/first");
    Path second = rows("kept/second");
    Path third = Files.createFile(folder.resolve("third.json"));

    assertThat(files("first", "kept/second", "third.json")).containsExactly(first, second, third);
  }

  @Test
  void comparisonIsItsTwoSides() throws IOException {
    Path candidate = rows("runs/20260102T000000Z-ab/candidate");
    Path baseline = rows("runs/20260102T000000Z-ab/baseline");

    assertThat(files()).containsExactly(baseline, candidate);
    assertThat(files("20260102T000000Z-ab")).containsExactly(baseline, candidate);
  }

  @Test
  void whatIsNotThereIsRefused() throws IOException {
    assertThatThrownBy(this::files)
        .isInstanceOf(UnreadableResultsException.class)
        .hasMessageContaining("there is no run yet");

    Files.createDirectories(folder.resolve("runs/empty"));

    assertThatThrownBy(this::files).hasMessageContaining("there is no run yet");
    assertThatThrownBy(() -> files("none"))
        .hasMessageContaining("none: there is no such file or folder, nor a run of this name in");
    assertThatThrownBy(() -> files("empty")).hasMessageContaining("a folder without jmh.json");
  }
}
