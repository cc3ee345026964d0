package io.brokerbench.launch;

import java.nio.file.Path;
import java.time.InstantSource;

/**
 * What a run finds around it.
 *
 * @param terminal where it speaks to its user
 * @param workingFolder what relative paths start from
 * @param runs where run folders are made
 * @param locks where JMH keeps its lock
 * @param home the home folder, which no file may show
 * @param clock what time it is
 */
public record Surroundings(
    Terminal terminal,
    Path workingFolder,
    Path runs,
    Path locks,
    String home,
    InstantSource clock) {

  /** Those of this process. */
  public static Surroundings system() {
    return new Surroundings(
        Terminal.system(),
        Path.of(""),
        Path.of("results", "runs"),
        Path.of(System.getProperty("java.io.tmpdir")),
        System.getProperty("user.home"),
        InstantSource.system());
  }
}
