package io.brokerbench.broker.kafka;

import io.brokerbench.provision.Exclusively;
import io.brokerbench.provision.Host;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The class-data archive of Kafka's server, made once for all tests that start it in a folder of
 * their own: each start takes less than two thirds of the processor time.
 */
public final class KafkaArchive {
  private static final Path FOLDER = Path.of("target", "kafka-archive").toAbsolutePath();
  private static final Duration LONG = Duration.ofMinutes(2);

  private KafkaArchive() {}

  /** Puts it into a working folder, as if a run there had made it. */
  public static void putInto(Host host) throws IOException, InterruptedException {
    Host maker = new Host(host.variables(), FOLDER, host.classPath(), host.javaHome());
    Exclusively.make(
        FOLDER,
        () -> {
          ownFolder(maker);
          new KafkaRecipe(maker).makeClasses(LONG);
        });
    ownFolder(host);
    link(new KafkaClasses(maker).archive(), new KafkaClasses(host).archive());
  }

  /** JUnit warns of symbolic links in folders that it deletes. */
  private static void link(Path archive, Path to) throws IOException {
    try {
      Files.createLink(to, archive);
    } catch (FileSystemException e) { // another file system
      Files.copy(archive, to);
    }
  }

  /** Without one, the archive is looked for, and made, beside the jar that is tested. */
  private static void ownFolder(Host host) throws IOException {
    Files.createDirectories(host.brokerFolders().get(0));
  }
}
