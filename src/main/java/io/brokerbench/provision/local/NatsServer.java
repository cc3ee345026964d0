package io.brokerbench.provision.local;

import io.brokerbench.provision.BrokerSpec;
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
 * The nats-server program: where {@code NATS_SERVER} says, in {@code .brokers}, or in the path.
 *
 * @param executable where it is
 * @param version what it says of itself
 */
public record NatsServer(Path executable, String version) {
  private static final Pattern VERSION = Pattern.compile("nats-server: v?(\\S+)");

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(5);
  private static final long MOST_SAID = 1 << 16;
  private static final int MOST_QUOTED = 500;

  // What a shell says of a program.
  private static final int CANNOT_EXECUTE = 126;
  private static final int NOT_FOUND = 127;

  private static final String ADVICE =
      "Get one with scripts/install-nats, which puts it into .brokers; or set NATS_SERVER to its"
          + " path; or install your system's nats-server package into the PATH.";

  /**
   * Finds the program and runs it once.
   *
   * @throws ProvisionException if there is none, or it doesn't run
   */
  public static NatsServer find(Host host) {
    Path executable = locate(host);
    return new NatsServer(executable, versionOf(executable));
  }

  /**
   * The program at a path, run once.
   *
   * @throws ProvisionException if it doesn't run
   */
  static NatsServer at(Path executable) {
    return new NatsServer(executable, versionOf(executable));
  }

  /**
   * Makes sure that the server can do what is asked of a broker.
   *
   * @throws ProvisionException if not
   */
  void check(BrokerSpec spec) {
    new NatsVersion(version)
        .check(
            spec,
            executable + " is",
            "Get a newer one with scripts/install-nats --force, or set NATS_SERVER to one");
  }

  /** Whether the server can do all that the suite may ask of it. */
  public boolean canDoAll() {
    return new NatsVersion(version).canDoAll();
  }

  private static Path locate(Host host) {
    String named = host.variables().getOrDefault("NATS_SERVER", "");
    if (!named.isEmpty()) {
      Path path = host.workingFolder().resolve(named);
      if (!isProgram(path)) {
        throw new ProvisionException(
            "NATS_SERVER is " + named + ", which is no executable file. " + ADVICE);
      }
      return path;
    }
    List<Path> candidates = new ArrayList<>();
    candidates.add(host.workingFolder().resolve(".brokers").resolve("nats-server"));
    for (String folder : host.variables().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      if (!folder.isEmpty()) {
        candidates.add(host.workingFolder().resolve(folder).resolve("nats-server"));
      }
    }
    return candidates.stream()
        .filter(NatsServer::isProgram)
        .findFirst()
        .orElseThrow(
            () ->
                new ProvisionException(
                    "No nats-server: NATS_SERVER is not set, "
                        + candidates.get(0)
                        + " does not exist, and the PATH has none. "
                        + ADVICE));
  }

  private static boolean isProgram(Path path) {
    return Files.isRegularFile(path) && Files.isExecutable(path);
  }

  private static String versionOf(Path executable) {
    try {
      Path log = Files.createTempFile("brokerbench-", ".log");
      try {
        return versionOf(executable, log);
      } finally {
        Files.deleteIfExists(log);
      }
    } catch (IOException e) {
      throw new ProvisionException(
          executable + " can't be run: " + e.getMessage() + ". " + ADVICE, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProvisionException("Interrupted while waiting for " + executable, e);
    }
  }

  /** Run as a broker is, so that nothing is left of a program that isn't what it should be. */
  private static String versionOf(Path executable, Path log)
      throws IOException, InterruptedException {
    String id = UUID.randomUUID().toString().substring(0, 8);
    try (ChildProcess child =
        ChildProcess.start(
            log.resolveSibling("brokerbench-nats-" + id),
            "",
            List.of(executable.toString(), "--version"),
            log)) {
      long start = System.nanoTime();
      while (!child.awaitExit(POLL) && Files.size(log) < MOST_SAID) {
        if (System.nanoTime() - start > PATIENCE.toNanos()) {
          throw new ProvisionException(
              executable + " --version did not end within 10 s. " + ADVICE);
        }
      }
      return version(executable, said(log), child.isAlive() ? 0 : child.exitStatus());
    }
  }

  private static String version(Path executable, String said, int status) {
    if (status == CANNOT_EXECUTE || status == NOT_FOUND) {
      throw new ProvisionException(executable + " can't be run: " + said + ". " + ADVICE);
    }
    Matcher version = VERSION.matcher(said);
    if (status != 0 || !version.find()) {
      throw new ProvisionException(
          executable + " --version printed \"" + said + "\", no version. " + ADVICE);
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
