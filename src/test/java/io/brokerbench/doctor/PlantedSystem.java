package io.brokerbench.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A machine of which it is only claimed what its kernel says. */
final class PlantedSystem {
  private final Path root;

  PlantedSystem(Path root) {
    this.root = root;
  }

  /** From now on, the kernel says this. */
  PlantedSystem with(String path, String text) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text + "\n");
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From now on, this process runs. */
  PlantedSystem process(long id, long parent, String name, String... words) {
    with("proc/" + id + "/stat", id + " (" + name + ") S " + parent + " 0 0 0");
    return with("proc/" + id + "/cmdline", String.join("\0", words) + "\0");
  }

  SystemFiles files() {
    return new SystemFiles(root);
  }
}
