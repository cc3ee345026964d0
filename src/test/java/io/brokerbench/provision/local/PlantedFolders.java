package io.brokerbench.provision.local;

import java.nio.file.Path;
import java.util.List;

/** Folders for data, of which it is only claimed what they are stored on. */
public final class PlantedFolders {
  private PlantedFolders() {}

  /** One folder for all tiers: memory or a disk, as the type of its file system says. */
  public static DataFolders stored(Path folder, String type, long usableBytes) {
    return new DataFolders(
        List.of(folder), List.of(folder), f -> new DataFolders.FileSystemUse(type, usableBytes));
  }
}
