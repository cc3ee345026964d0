package io.brokerbench.provision;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What of the surroundings decides how brokers are started.
 *
 * @param variables the environment variables; {@code PATH} and those that name programs are looked
 *     at
 * @param workingFolder holds {@code .brokers}, or else the jar's folder does
 * @param classPath the suite's own, with a server that runs on the JVM
 * @param javaHome the JDK that runs it
 */
public record Host(
    Map<String, String> variables, Path workingFolder, String classPath, Path javaHome) {
  /** This JVM's own surroundings. */
  public static Host current() {
    return new Host(
        System.getenv(),
        Path.of("").toAbsolutePath(),
        System.getProperty("java.class.path"),
        Path.of(System.getProperty("java.home")));
  }

  /**
   * Where servers' programs and what makes them start faster may be: {@code .brokers} in the
   * working folder, and that of the checkout whose jar was started, from wherever and by whatever
   * link.
   */
  public List<Path> brokerFolders() {
    return Stream.concat(Stream.of(workingFolder), checkout())
        .map(folder -> folder.resolve(".brokers"))
        .toList();
  }

  /** The first of these folders that is there; the working folder's if none is. */
  public Path brokerFolder() {
    List<Path> all = brokerFolders();
    return all.stream().filter(Files::isDirectory).findFirst().orElse(all.get(0));
  }

  /** The folder of the jar, and the one above: jars are built into {@code target}. */
  private Stream<Path> checkout() {
    try {
      Path first = workingFolder.resolve(classPath.split(File.pathSeparator, 2)[0]).toRealPath();
      return Stream.iterate(first, Objects::nonNull, Path::getParent)
          .skip(1)
          .limit(Files.isRegularFile(first) ? 2 : 0);
    } catch (IOException e) {
      return Stream.empty(); // not a jar that was started
    }
  }
}
