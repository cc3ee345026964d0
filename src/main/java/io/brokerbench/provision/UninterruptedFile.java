package io.brokerbench.provision;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads small files also when the thread is interrupted, which closes a channel, and so defeats
 * {@code java.nio.file.Files}: what is ended and removed must not depend on that.
 */
public final class UninterruptedFile {
  private UninterruptedFile() {}

  /** A file's bytes as characters; empty if there is none, or it can't be read. */
  public static Optional<String> read(Path file) {
    try (FileInputStream in = new FileInputStream(file.toFile())) {
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
