package io.brokerbench.provision;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What one of several JVMs that run tests does for all of them. */
public final class Exclusively {
  private Exclusively() {}

  /** Makes something, if it isn't there yet. */
  public interface Making {
    void make() throws IOException, InterruptedException;
  }

  /**
   * Does it while no other JVM does.
   *
   * @param what is made, or has been already
   */
  public static void make(Path what, Making making) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(what.toAbsolutePath().getParent());
    Path lock = folder.resolve(what.getFileName() + ".lock");
    try (FileChannel channel =
        FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      FileLock unused = channel.lock(); // which is released with the channel
      making.make();
    }
  }
}
