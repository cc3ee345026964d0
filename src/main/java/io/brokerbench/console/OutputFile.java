package io.brokerbench.console;

import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is to be written in the end, looked at before all the work. */
public final class OutputFile {
  private OutputFile() {}

  /**
   * Checks that it can be written.
   *
   * @param flag the option that names it
   * @param name as given
   * @param workingFolder what a relative name starts from
   * @throws UsageException if it can't
   */
  public static void check(String flag, String name, Path workingFolder) {
    Path file = workingFolder.resolve(name).toAbsolutePath();
    Path folder = file.getParent();
    if (Files.isDirectory(file)) {
      throw new UsageException(flag + " " + name + " is a folder; give the name of a file.");
    }
    if (folder == null || !Files.isDirectory(folder)) {
      throw new UsageException(
          flag + " " + name + ": there is no folder " + folder + "; create it.");
    }
    if (!Files.isWritable(Files.exists(file) ? file : folder)) {
      throw new UsageException(flag + " " + name + " can't be written to.");
    }
  }
}
