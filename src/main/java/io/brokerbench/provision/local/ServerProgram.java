package io.brokerbench.provision.local;

import io.brokerbench.provision.Host;
import io.brokerbench.provision.ProvisionException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The program that is a broker's server: where its variable says, in {@code .brokers}, or in the
 * path.
 *
 * @param name what it is called, as in nats-server
 * @param variable the environment variable that names one, as in NATS_SERVER
 * @param versionForm finds its version, the first group, in what {@code --version} prints
 */
public record ServerProgram(String name, String variable, Pattern versionForm) {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(5);
  private static final long MOST_SAID = 1 << 16;
  private static final int MOST_QUOTED = 500;

  // What a shell says of a program.
  private static final int CANNOT_EXECUTE = 126;
  private static final int NOT_FOUND = 127;

  /**
   * One that was found, and ran.
   *
   * @param executable where it is
   * @param version what it says of itself
   */
  public record Found(Path executable, String version) {}

  /**
   * Finds the program and runs it once.
   *
   * @throws ProvisionException if there is none, or it doesn't run
   */
  public Found find(Host host) {
    return at(locate(host));
  }

  /**
   * The program at a path, run once.
   *
   * @throws ProvisionException if it doesn't run
   */
  public Found at(Path executable) {
    return new Found(executable, versionOf(executable));
  }

  /** The script that installs one. */
  String installer() {
    return "scripts/install-" + name.replace("-server", "");
  }

  /** How to get one. */
  private String advice() {
    return "Get one with "
        + installer()
        + ", which puts it into .brokers; or set "
        + variable
        + " to its path; or install your system's "
        + name
        + " package into the PATH.";
  }

  private Path locate(Host host) {
    String named = host.variables().getOrDefault(variable, "");
    if (!named.isEmpty()) {
      Path path = host.workingFolder().resolve(named);
      if (!isProgram(path)) {
        throw new ProvisionException(
            variable + " is " + named + ", which is no executable file. " + advice());
      }
      return path;
    }
    List<Path> candidates = new ArrayList<>();
    host.brokerFolders().forEach(folder -> candidates.add(folder.resolve(name)));
    for (String folder : host.variables().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      if (!folder.isEmpty()) {
        candidates.add(host.workingFolder().resolve(folder).resolve(name));
      }
    }
    return candidates.stream()
        .filter(ServerProgram::isProgram)
        .findFirst()
        .orElseThrow(
            () ->
                new ProvisionException(
                    "No "
                        + name
                        + ": "
                        + variable
                        + " is not set, "
                        + candidates.get(0)
                        + " does not exist, and the PATH has none. "
                        + advice()));
  }

  private static boolean isProgram(Path path) {
    return Files.isRegularFile(path) && Files.isExecutable(path);
  }

  private String versionOf(Path executable) {
    try {
      Path log = Files.createTempFile("brokerbench-", ".log");
      try {
        return versionOf(executable, log);
      } finally {
        Files.deleteIfExists(log);
      }
    } catch (IOException e) {
      throw new ProvisionException(
          executable + " can't be run: " + e.getMessage() + ". " + advice(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProvisionException("Interrupted while waiting for " + executable, e);
    }
  }

  /** Run as a broker is, so that nothing is left of a program that isn't what it should be. */
  private String versionOf(Path executable, Path log) throws IOException, InterruptedException {
    String id = UUID.randomUUID().toString().substring(0, 8);
    try (ChildProcess child =
        ChildProcess.start(
            log.resolveSibling("brokerbench-program-" + id),
            "",
            List.of(executable.toString(), "--version"),
            log)) {
      long start = System.nanoTime();
      while (!child.awaitExit(POLL) && Files.size(log) < MOST_SAID) {
        if (System.nanoTime() - start > PATIENCE.toNanos()) {
          throw new ProvisionException(
              executable + " --version did not end within 10 s. " + advice());
        }
      }
      return version(executable, said(log), child.isAlive() ? 0 : child.exitStatus());
    }
  }

  private String version(Path executable, String said, int status) {
    if (status == CANNOT_EXECUTE || status == NOT_FOUND) {
      throw new ProvisionException(executable + " can't be run: " + said + ". " + advice());
    }
    Matcher version = versionForm.matcher(said);
    if (status != 0 || !version.find()) {
      throw new ProvisionException(
          executable + " --version printed \"" + said + "\", no version. " + advice());
    }
    return version.group(1);
  }

  private static String said(Path log) throws IOException {
    try (InputStream in = Files.newInputStream(log)) {
      return new String(in.readNBytes(MOST_QUOTED), StandardCharsets.UTF_8)
          .strip()
          .replaceAll("[\\p{Cntrl}&&[^\n]]", "?");
    }
  }
}
