package io.brokerbench.broker.kafka;

import io.brokerbench.provision.Exclusively;
import io.brokerbench.provision.Host;
import java.io.IOException;
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
    Files.createSymbolicLink(new KafkaClasses(host).archive(), new KafkaClasses(maker).archive());
  }

  /** Without one, the archive is looked for, and made, beside the jar that is tested. */
  private static void ownFolder(Host host) throws IOException {
    Files.createDirectories(host.brokerFolders().get(0));
  }
}
