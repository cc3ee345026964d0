package io.brokerbench.standing;

import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.EndpointsFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The endpoints file of brokers that are held. It appears in one step, is locked for as long as its
 * brokers are held, and then removed; one that isn't locked was left by a holder that was killed,
 * and its brokers are gone.
 */
public final class StandingEndpoints implements AutoCloseable {
  /** Where it is unless asked otherwise, in the working folder. */
  public static final Path USUAL = Path.of(".brokers", "endpoints.properties");

  private final Path file;
  private final FileChannel locked;

  private StandingEndpoints(Path file, FileChannel locked) {
    this.file = file;
    this.locked = locked;
  }

  /** Writes the file, replacing what a killed holder left. */
  static StandingEndpoints publish(Path file, List<Endpoint> endpoints) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    FileChannel locked = null;
    try {
      EndpointsFile.write(temporary, endpoints);
      // The lock is the file's, whatever its name: it is locked before anybody sees it.
      locked = FileChannel.open(temporary, StandardOpenOption.WRITE);
      locked.lock();
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return new StandingEndpoints(file, locked);
    } catch (IOException e) {
      if (locked != null) {
        locked.close();
      }
      Files.deleteIfExists(temporary);
      throw e;
    }
  }

  /** Whether a file is of brokers that are held now. */
  public static boolean isHeld(Path file) throws IOException {
    if (!Files.exists(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock == null;
    } catch (OverlappingFileLockException e) {
      return true; // by this very JVM
    }
  }

  /** Where it is. */
  Path path() {
    return file;
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
    locked.close();
  }
}
