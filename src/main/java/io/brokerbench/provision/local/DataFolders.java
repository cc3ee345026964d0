package io.brokerbench.provision.local;

import io.brokerbench.broker.Durability;
import io.brokerbench.provision.ProvisionException;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Where brokers keep their data: memory-backed storage for what need not survive anything, a real
 * disk for the rest. What is used is looked up, never assumed: a disk tier measured on a tmpfs
 * would be a false number.
 */
public final class DataFolders {
  private static final Set<String> MEMORY_TYPES = Set.of("tmpfs", "ramfs");
  private static final String UNKNOWN = "unknown";
  private static final long MIB = 1 << 20;
  private static final long BYTES_PER_SERVER = 1024 * MIB;

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
  public static DataFolders under(Path workingFolder) {
    return new DataFolders(
        List.of(Path.of("/dev/shm"), Path.of("/tmp")),
        List.of(workingFolder.resolve(".brokers").resolve("data"), Path.of("/var/tmp")),
        FileSystemUse::of);
  }

  /** Finds out what a folder is stored on. */
  interface Probe {
    FileSystemUse storageOf(Path folder) throws IOException;
  }

  /** What a folder is stored on. */
  record FileSystemUse(String type, long usableBytes) {
    static FileSystemUse of(Path folder) throws IOException {
      FileStore store = Files.getFileStore(folder);
      return new FileSystemUse(store.type(), store.getUsableSpace());
    }
  }

  /**
   * A folder that might do for a tier; it need not exist.
   *
   * @param type the type of file system that it is on; "unknown" if that can't be told
   * @param usableBytes how much may be written there
   * @param isTooSmall whether it would do if it had more room
   * @param objection why it won't do; empty if it does
   */
  public record Candidate(
      Path folder, String type, long usableBytes, boolean isTooSmall, String objection) {}

  /** Every folder that data folders may be in. */
  public Set<Path> all() {
    Set<Path> all = new LinkedHashSet<>(memory);
    all.addAll(disk);
    return all;
  }

  /**
   * The folders that might do for a tier, the best first; nothing is created.
   *
   * @param servers how many data folders there has to be room for
   */
  public List<Candidate> candidates(Durability durability, int servers) {
    long needed = servers * BYTES_PER_SERVER;
    return durability == Durability.MEMORY
        ? memory.stream().map(folder -> candidate(folder, folder, true, needed)).toList()
        : disk.stream().map(folder -> candidate(folder, existing(folder), false, needed)).toList();
  }

  /**
   * A folder for data folders that keeps the promise of a tier, and no more.
   *
   * @param servers how many data folders it has to have room for
   * @throws ProvisionException if there is none
   */
  Path parentFor(Durability durability, int servers) {
    Path chosen =
        switch (durability) {
          case MEMORY ->
              choose(
                  durability,
                  servers,
                  "MEMORY needs memory-backed storage (tmpfs)",
                  "Mount a tmpfs at /dev/shm, or make it larger (docker run --shm-size=4g).");
          case DISK, FSYNC ->
              choose(
                  durability,
                  servers,
                  durability + " needs a real disk, not a tmpfs",
                  "Run in a folder that is on a disk with enough free space.");
        };
    try {
      return Files.createDirectories(chosen);
    } catch (IOException e) {
      throw new ProvisionException("The folder " + chosen + " can't be made: " + e, e);
    }
  }

  private Path choose(Durability durability, int servers, String need, String advice) {
    List<String> refused = new ArrayList<>();
    for (Candidate candidate : candidates(durability, servers)) {
      if (candidate.objection().isEmpty()) {
        return candidate.folder();
      }
      refused.add(candidate.folder() + " " + candidate.objection());
    }
    throw new ProvisionException(
        String.format(
            Locale.ROOT,
            "Durability %s with %d MiB free, but %s. %s",
            need,
            servers * BYTES_PER_SERVER / MIB,
            String.join(", ", refused),
            advice));
  }

  /** The nearest folder that there is: what is made below is on the same storage. */
  private static Path existing(Path folder) {
    Path nearest = folder.toAbsolutePath();
    while (!Files.exists(nearest) && nearest.getParent() != null) {
      nearest = nearest.getParent();
    }
    return nearest;
  }

  private Candidate candidate(Path folder, Path existing, boolean inMemory, long neededBytes) {
    if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
      return new Candidate(folder, UNKNOWN, 0, false, "is missing or not writable");
    }
    try {
      FileSystemUse storage = probe.storageOf(existing);
      boolean isWrong = MEMORY_TYPES.contains(storage.type()) != inMemory;
      boolean isTooSmall = !isWrong && storage.usableBytes() < neededBytes;
      String objection = "";
      if (isWrong) {
        objection = "is " + storage.type();
      } else if (isTooSmall) {
        objection = "has " + storage.usableBytes() / MIB + " MiB free";
      }
      return new Candidate(folder, storage.type(), storage.usableBytes(), isTooSmall, objection);
    } catch (IOException e) {
      return new Candidate(folder, UNKNOWN, 0, false, "can't be used (" + e + ")");
    }
  }
}
