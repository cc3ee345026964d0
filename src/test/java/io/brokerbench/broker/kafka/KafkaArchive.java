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
    Exclusively.make(FOLDER, () -> new KafkaRecipe(maker).makeClasses(LONG));
    Path there = new KafkaClasses(host).archive();
    Files.createDirectories(there.getParent());
    Files.createSymbolicLink(there, new KafkaClasses(maker).archive());
  }
}
