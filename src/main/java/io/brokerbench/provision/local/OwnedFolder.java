package io.brokerbench.provision.local;

import io.brokerbench.provision.LauncherId;
import io.brokerbench.provision.ProvisionException;
import io.brokerbench.provision.UninterruptedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A broker's data folder, and the launcher that had it made, as a file in it says.
 *
 * @param path where it is
 * @param launcher whose it is
 */
record OwnedFolder(Path path, LauncherId launcher) {
  /** The file that says whose the folder is. */
  static final String OWNER = "brokerbench.owner";

  private static final String NAMES = "brokerbench-*";
  private static final String USER = "unix:uid";
  private static final Path SELF = Path.of("/proc/self");
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(10);

  /**
   * The folders of launchers that are gone, provably; of this user only.
   *
   * @param parents where data folders may be
   */
  static List<OwnedFolder> abandoned(Collection<Path> parents) {
    List<OwnedFolder> found = new ArrayList<>();
    for (Path parent : parents) {
      try (DirectoryStream<Path> children = Files.newDirectoryStream(parent, NAMES)) {
        for (Path child : children) {
          at(child).filter(folder -> folder.launcher().isGone()).ifPresent(found::add);
        }
      } catch (IOException e) {
        // There is none.
      }
    }
    return found;
  }

  /** Removes them, with what runs in them still; says what was removed, and what couldn't be. */
  static List<String> removeAbandoned(Collection<Path> parents) {
    List<String> notices = new ArrayList<>();
    for (OwnedFolder folder : abandoned(parents)) {
      try {
        folder.remove();
        notices.add("Removed what a killed run had left: " + folder.path());
      } catch (ProvisionException e) {
        notices.add(e.getMessage());
      }
    }
    return notices;
  }

  private static Optional<OwnedFolder> at(Path folder) {
    try {
      Path owner = folder.resolve(OWNER);
      return isOurs(folder) && Files.isRegularFile(owner)
          ? UninterruptedFile.read(owner)
              .flatMap(LauncherId::parse)
              .map(id -> new OwnedFolder(folder, id))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // it is just going, or somebody else's
    }
  }

  /** A symbolic link may lead anywhere. */
  private static boolean isOurs(Path folder) throws IOException {
    return !Files.isSymbolicLink(folder)
        && Files.getAttribute(folder, USER).equals(Files.getAttribute(SELF, USER));
  }

  /**
   * Ends what the broker has left running, and removes the folder, unless it turns out to be
   * another launcher's. When this returns, nothing of it is left.
   *
   * @throws ProvisionException if it can't be removed
   */
  void remove() {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    for (List<ProcessHandle> left = BrokerMark.carriers(path);
        !left.isEmpty();
        left = BrokerMark.carriers(path)) {
      left.forEach(ProcessHandle::destroyForcibly);
      pause(deadline, "processes " + left.stream().map(ProcessHandle::pid).toList(), null);
    }
    while (Files.exists(path) && !isForeign()) {
      try {
        delete();
      } catch (IOException | UncheckedIOException e) {
        pause(deadline, "data folder " + path, e); // a guard may be at it, too
      }
    }
  }

  private static void pause(long deadline, String left, @Nullable Exception cause) {
    if (System.nanoTime() - deadline > 0) {
      throw new ProvisionException(
          "The broker's " + left + " could not be removed; do it by hand.", cause);
    }
    LockSupport.parkNanos(PAUSE.toNanos());
  }

  /** Whose it is goes last, so that a half removed folder still says it. */
  private void delete() throws IOException {
    Path owner = path.resolve(OWNER);
    try (Stream<Path> tree = Files.walk(path)) {
      for (Path file : tree.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.equals(owner) && !file.equals(path)) {
          Files.deleteIfExists(file);
        }
      }
    }
    Files.deleteIfExists(owner);
    Files.deleteIfExists(path);
  }

  /** Also if it says nothing and has something in it; a broker killed early leaves it empty. */
  private boolean isForeign() {
    Optional<String> owner = UninterruptedFile.read(path.resolve(OWNER));
    return owner.isPresent() ? !owner.get().equals(launcher.text()) : !isEmpty();
  }

  private boolean isEmpty() {
    try (Stream<Path> children = Files.list(path)) {
      return children.findAny().isEmpty();
    } catch (IOException e) {
      return true; // a guard was faster
    }
  }
}
