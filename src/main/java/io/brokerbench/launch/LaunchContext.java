package io.brokerbench.launch;

import io.brokerbench.console.Terminal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.Runner;

/**
 * What a run finds around it.
 *
 * @param terminal where it speaks to its user
 * @param workingFolder what relative paths start from
 * @param runs where run folders are made
 * @param locks where runs leave their locks, as JMH does; null to run beside others
 * @param home the home folder, which no file may show
 * @param clock what time it is, for dates: it may be set meanwhile, so that no duration goes by it
 * @param patience how long a fork's set-up and tear-down may take before it is taken for hung
 * @param jmh runs the forks
 */
public record LaunchContext(
    Terminal terminal,
    Path workingFolder,
    Path runs,
    @Nullable Path locks,
    String home,
    InstantSource clock,
    Duration patience,
    Jmh jmh) {

  /** Those of this process. */
  public static LaunchContext system() {
    return new LaunchContext(
        Terminal.system(),
        Path.of(""),
        Path.of("results", "runs"),
        // As with JMH.
        Boolean.getBoolean("jmh.ignoreLock") ? null : Path.of(System.getProperty("java.io.tmpdir")),
        System.getProperty("user.home"),
        InstantSource.system(),
        ForkDeadline.AROUND,
        (options, log) -> new Runner(options, log).run());
  }
}
