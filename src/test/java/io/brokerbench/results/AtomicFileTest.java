package io.brokerbench.results;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path folder;

  @Test
  void failedWriteLeavesWhatWasThereAndNothingElse() throws IOException {
    Path file = Files.writeString(folder.resolve("rows.json"), "before");

    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write(1);
                      throw new IOException("planted");
                    }))
        .isInstanceOf(UnwritableException.class)
        .hasMessage(file + ": planted");

    assertThat(file).hasContent("before");
    assertThat(folder).isDirectoryContaining(file::equals);
    assertThat(folder.toFile().list()).hasSize(1);
  }

  @Test
  void fullDeviceIsSaidToBeFull() {
    assertThatThrownBy(() -> AtomicFile.write(Path.of("/dev/full"), out -> out.write(1)))
        .isInstanceOf(UnwritableException.class)
        .hasMessage("/dev/full: no space left on device");
  }

  @Test
  void folderThatIsGoneIsSaidToBeGone() {
    Path file = folder.resolve("gone").resolve("rows.json");

    assertThatThrownBy(() -> AtomicFile.write(file, out -> out.write(1)))
        .isInstanceOf(UnwritableException.class)
        .hasMessage(file + ": its folder is gone");
  }

  @Test
  void systemsWordsAreFoundInEveryKindOfFailure() {
    Path file = folder.resolve("rows.json");
    assertThat(UnwritableException.of(file, new AccessDeniedException("x")))
        .hasMessage(file + ": permission denied");
    assertThat(
            UnwritableException.of(
                file, new FileSystemException("x", null, "Read-only file system")))
        .hasMessage(file + ": read-only file system");
    assertThat(UnwritableException.of(file, new FileNotFoundException("x (Read-only file system)")))
        .hasMessage(file + ": read-only file system");
    assertThat(UnwritableException.of(file, new IOException()))
        .hasMessage(file + ": the system doesn't say why");
  }

  @Test
  void symbolicLinkStaysOne() throws IOException {
    Path file = Files.writeString(folder.resolve("rows.json"), "before");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);

    AtomicFile.write(link, out -> out.write("after".getBytes(UTF_8)));

    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("after");
  }

  @Test
  void deviceIsWrittenToAndNotReplaced() throws IOException {
    AtomicFile.write(Path.of("/dev/null"), out -> out.write(1));

    assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
  }
}
