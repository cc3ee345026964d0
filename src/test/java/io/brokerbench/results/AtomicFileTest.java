package io.brokerbench.results;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
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
        .hasMessage("planted");

    assertThat(file).hasContent("before");
    assertThat(folder).isDirectoryContaining(file::equals);
    assertThat(folder.toFile().list()).hasSize(1);
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
