package io.brokerbench.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Whether results can be written.
 *
 * @param runs where run folders are made
 * @param space tells how many bytes may be written to a folder's file system
 */
record ResultsCheck(Path runs, Space space) implements Check {
  private static final String NAME = "results";
  private static final long NEEDED = 100 * Amount.MIB;
  private static final long ENOUGH = Amount.GIB;

  /** Tells free space. */
  @FunctionalInterface
  interface Space {
    /** How many bytes may be written. */
    long usable(Path folder) throws IOException;
  }

  @Override
  public List<Finding> examine() {
    Path folder = runs.toAbsolutePath();
    while (!Files.exists(folder) && folder.getParent() != null) {
      folder = folder.getParent();
    }
    if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
      return List.of(
          Finding.stops(
              NAME, folder + " is not writable", "sudo chown -R \"$(id -un)\" " + folder));
    }
    try {
      long free = space.usable(folder);
      String found = runs + ": " + Amount.of(free) + " free";
      String mend = "du -sh " + runs + "/* | sort -h";
      if (free < NEEDED) {
        return List.of(Finding.stops(NAME, found, mend));
      }
      return List.of(free < ENOUGH ? Finding.warn(NAME, found, mend) : Finding.ok(NAME, found));
    } catch (IOException e) {
      return List.of(Finding.warn(NAME, runs + ": free space is unknown (" + e + ")", null));
    }
  }
}
