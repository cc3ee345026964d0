package io.brokerbench.provision;

import io.brokerbench.broker.Durability;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Where brokers keep their data: memory-backed storage for what need not survive anything, a real
 * disk for the rest. What is used is looked up, never assumed: a disk tier measured on a tmpfs
 * would be a false number.
 */
final class DataFolders {
  private static final Set<String> MEMORY_TYPES = Set.of("tmpfs", "ramfs");
  private static final long MIB = 1 << 20;
  private static final long NEEDED_BYTES = 1024 * MIB;

  private final List<Path> memory;
  private final List<Path> disk;
  private final Probe probe;

  /** With folders to try, in this order. */
  DataFolders(List<Path> memory, List<Path> disk, Probe probe) {
    this.memory = memory;
    this.disk = disk;
    this.probe = probe;
  }

  /** The usual folders of a machine. */
  static DataFolders under(Path workingFolder) {
    return new DataFolders(
        List.of(Path.of("/dev/shm"), Path.of("/tmp")),
        List.of(workingFolder.resolve(".brokers").resolve("data"), Path.of("/var/tmp")),
        Storage::of);
  }

  /** Finds out what a folder is stored on. */
  interface Probe {
    Storage storageOf(Path folder) throws IOException;
  }

  /** What a folder is stored on. */
  record Storage(String type, long usableBytes) {
    static Storage of(Path folder) throws IOException {
      FileStore store = Files.getFileStore(folder);
      return new Storage(store.type(), store.getUsableSpace());
    }
  }

  /**
   * A folder for data folders that keeps the promise of a tier, and no more.
   *
   * @throws ProvisionException if there is none
   */
  Path parentFor(Durability durability) {
    return switch (durability) {
      case MEMORY ->
          choose(
              memory,
              true,
              "MEMORY needs memory-backed storage (tmpfs)",
              "Mount a tmpfs at /dev/shm, or make it larger (docker run --shm-size=4g).");
      case DISK ->
          choose(
              disk,
              false,
              "DISK needs a real disk, not a tmpfs",
              "Run in a folder that is on a disk with enough free space.");
    };
  }

  private Path choose(List<Path> candidates, boolean inMemory, String need, String advice) {
    List<String> refused = new ArrayList<>();
    for (Path candidate : candidates) {
      String objection = objection(candidate, inMemory);
      if (objection.isEmpty()) {
        return candidate;
      }
      refused.add(candidate + " " + objection);
    }
    throw new ProvisionException(
        "Durability %s with %d MiB free, but %s. %s"
            .formatted(need, NEEDED_BYTES / MIB, String.join(", ", refused), advice));
  }

  /** Why a folder won't do; empty if it does. */
  private String objection(Path folder, boolean inMemory) {
    try {
      if (!inMemory) {
        Files.createDirectories(folder);
      }
      if (!Files.isWritable(folder)) {
        return "is missing or not writable";
      }
      Storage storage = probe.storageOf(folder);
      if (MEMORY_TYPES.contains(storage.type()) != inMemory) {
        return "is " + storage.type();
      }
      if (storage.usableBytes() < NEEDED_BYTES) {
        return "has " + storage.usableBytes() / MIB + " MiB free";
      }
      return "";
    } catch (IOException e) {
      return "can't be used (" + e + ")";
    }
  }
}
