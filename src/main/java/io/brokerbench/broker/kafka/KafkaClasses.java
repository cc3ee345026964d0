package io.brokerbench.broker.kafka;

import io.brokerbench.broker.kafka.server.KafkaServerTraining;
import io.brokerbench.provision.Cluster;
import io.brokerbench.provision.Host;
import io.brokerbench.provision.Node;
import io.brokerbench.provision.ProvisionException;
import io.brokerbench.provision.local.ChildProcess;
import io.brokerbench.provision.local.ReservedPorts;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The class-data archive (AppCDS) of Kafka's server: its classes as the JVM has them once they are
 * parsed and verified, to be mapped at a start and not loaded again. It halves the processor time
 * of a start, and holds no compiled code and no profile, so that a server that runs is the one that
 * it would be without.
 *
 * <p>It lies in {@code .brokers}, named after the JDK and the jars of which it was made, and is
 * never in the way: a JVM that can't use it says nothing and loads its classes as ever.
 */
final class KafkaClasses {
  /** What is made of the jars and JDKs of before goes, the oldest first; 65 MB each. */
  private static final int KEPT = 4;

  private static final String NAMES = "kafka-server-*.jsa";

  /**
   * Has a server list what it loads, makes the archive of that list, and puts it into its place
   * when it is whole. List and archive are made in the folder that the guards remove. JVMs that
   * live so short are better off without the second compiler.
   */
  private static final String SCRIPT =
      """
      folder=$1 identity=$2 archive=$3 jars=$4 paths=$5 training=$6
      shift 6
      set -- "$@" -XX:TieredStopAtLevel=1
      "$@" -XX:DumpLoadedClassList="$folder/classes" -cp "$paths" \
        "$training" "$folder/broker.conf" "$folder/broker.ready" "$identity" &&
      "$@" -Xshare:dump -XX:SharedClassListFile="$folder/classes" \
        -XX:SharedArchiveFile="$folder/classes.jsa" -cp "$jars" &&
      mv -f "$folder/classes.jsa" "$archive"
      """;

  private final Path home;
  private final List<String> jars;
  private final List<String> others;
  private final Path archive;

  KafkaClasses(Host host) {
    List<String> entries = List.of(host.classPath().split(File.pathSeparator));
    home = host.brokerFolder();
    jars = entries.stream().filter(entry -> Files.isRegularFile(Path.of(entry))).toList();
    others = entries.stream().filter(entry -> !jars.contains(entry)).toList();
    archive = home.resolve("kafka-server-" + key(host.javaHome(), jars) + ".jsa");
  }

  /** Where the archive is, or would be. */
  Path archive() {
    return archive;
  }

  /**
   * The class path, jars first: an archive can't hold classes of folders, but is good for a class
   * path that begins with the one that it was made of.
   */
  String classPath() {
    return joined(Stream.concat(jars.stream(), others.stream()));
  }

  /** Flags of a JVM that is to use the archive; none if there is no archive. */
  List<String> flags() {
    return Files.isReadable(archive)
        ? List.of(
            "-XX:SharedArchiveFile=" + archive,
            "-Xshare:auto",
            // Otherwise a JVM would believe a damaged one, and crash.
            "-XX:+VerifySharedSpaces",
            "-Xlog:cds*=off")
        : List.of();
  }

  /**
   * Makes the archive if there is none, which takes several seconds, and the processor with them;
   * what does it ends with this JVM, as a broker does. If it fails there is none; why is in {@code
   * .brokers/kafka-classes.log}. An interrupt ends it, and stays.
   *
   * @param java the command line of the JVM, without a class path
   */
  void make(KafkaRecipe recipe, List<String> java, Duration atMost) {
    if (Files.isReadable(archive) || jars.isEmpty()) {
      return;
    }
    String name = "brokerbench-classes-" + UUID.randomUUID().toString().substring(0, 8);
    try (ReservedPorts ports = ReservedPorts.of(1)) {
      Path parent = Files.createDirectories(home.resolve("data"));
      Path log = home.resolve("kafka-classes.log");
      Cluster cluster = Cluster.of(parent, name, log, ports.numbers());
      Node node = cluster.nodes().get(0);
      List<String> command =
          Stream.concat(
                  Stream.of("/bin/sh", "-c", SCRIPT, name, node.folder().toString(), name),
                  Stream.concat(
                      Stream.of(
                          archive.toString(),
                          joined(jars.stream()),
                          classPath(),
                          KafkaServerTraining.class.getName()),
                      java.stream()))
              .toList();
      try (ChildProcess child =
          ChildProcess.start(node.folder(), recipe.configuration(cluster, node), command, log)) {
        var unused = child.awaitExit(atMost);
      }
      removeOldest();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | ProvisionException e) {
      // There is none, then.
    }
  }

  private void removeOldest() throws IOException {
    List<Path> archives = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(home, NAMES)) {
      found.forEach(archives::add);
    }
    archives.sort(Comparator.comparing((Path path) -> path.toFile().lastModified()).reversed());
    for (Path old : archives.subList(Math.min(KEPT, archives.size()), archives.size())) {
      Files.deleteIfExists(old);
    }
  }

  private static String joined(Stream<String> entries) {
    return entries.collect(Collectors.joining(File.pathSeparator));
  }

  /** Another JDK, or other jars, have another key; the JVM looks at both again. */
  private static String key(Path javaHome, List<String> jars) {
    String made =
        Stream.concat(Stream.of(javaHome.resolve("release").toString()), jars.stream())
            .map(KafkaClasses::stamped)
            .collect(Collectors.joining("\n"));
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(made.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  private static String stamped(String file) {
    try {
      BasicFileAttributes read = Files.readAttributes(Path.of(file), BasicFileAttributes.class);
      return file + " " + read.size() + " " + read.lastModifiedTime();
    } catch (IOException e) {
      return file;
    }
  }
}
