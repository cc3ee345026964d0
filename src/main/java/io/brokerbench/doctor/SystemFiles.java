package io.brokerbench.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the kernel tells in files.
 *
 * @param root the folder that has {@code proc} and {@code sys}
 */
record SystemFiles(Path root) {
  /** A file's text without surrounding space; empty if there is none, or it can't be read. */
  Optional<String> read(String path) {
    // Not Files.readAllBytes, which asks for one byte first: proc/sys gives no more after that.
    try (InputStream in = Files.newInputStream(root.resolve(path))) {
      return Optional.of(new String(in.readAllBytes(), UTF_8).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** What is in a folder and has such a name, as paths that {@link #read} takes. */
  List<String> list(String folder, String glob) {
    List<String> found = new ArrayList<>();
    try (DirectoryStream<Path> children = Files.newDirectoryStream(root.resolve(folder), glob)) {
      children.forEach(child -> found.add(folder + "/" + child.getFileName()));
    } catch (IOException e) {
      // There is none.
    }
    return found;
  }
}
