package io.brokerbench.provision;

import java.nio.file.Path;
import java.util.Map;

/**
 * What of the surroundings decides how brokers are started.
 *
 * @param variables the environment variables; {@code PATH} and those that name programs are looked
 *     at
 * @param workingFolder holds {@code .brokers}
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
}
