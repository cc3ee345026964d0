package io.brokerbench.launch;

import io.brokerbench.console.UnavailableException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps two runs from disturbing each other. JMH has a lock of its own, but lets go of it between
 * two forks, while brokers are started.
 */
public final class RunLock implements AutoCloseable {
  private static final String OURS = "brokerbench.lock";
  private static final String JMHS = "jmh.lock";

  private final @Nullable FileChannel channel;

  private RunLock(@Nullable FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock for a whole run.
   *
   * @param folder where JMH keeps its lock; null to go without
   * @throws UnavailableException if another run has it
   */
  public static RunLock acquire(@Nullable Path folder) throws IOException {
    if (folder == null) {
      return new RunLock(null);
    }
    // JMH takes its own for each fork: it is only looked at.
    lock(folder.resolve(JMHS)).close();
    return new RunLock(lock(folder.resolve(OURS)));
  }

  /** The lock in a folder that somebody has taken; empty if a run could begin. */
  public static Optional<Path> taken(Path folder) throws IOException {
    for (String name : List.of(JMHS, OURS)) {
      Path file = folder.resolve(name);
      if (Files.exists(file)) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          if (!lock(channel)) {
            return Optional.of(file);
          }
        }
      }
    }
    return Optional.empty();
  }

  private static FileChannel lock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (Files.isWritable(file)) {
      // Another user's run must be able to lock it, too.
      file.toFile().setWritable(true, false);
    }
    if (lock(channel)) {
      return channel;
    }
    channel.close();
    throw new UnavailableException(
        "Another benchmark run is going on, or holds brokers (it has locked "
            + file
            + "), and two would disturb each other. Wait for its end, or start Java with"
            + " -Djmh.ignoreLock=true.");
  }

  private static boolean lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // held by this very JVM
    }
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }
}
