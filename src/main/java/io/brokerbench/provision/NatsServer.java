package io.brokerbench.provision;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
      Process process =
          new ProcessBuilder(executable.toString(), "--version").redirectErrorStream(true).start();
      try {
        process.getOutputStream().close();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
          throw new ProvisionException(
              executable + " --version did not end within 10 s. " + ADVICE);
        }
        String output =
            new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        Matcher version = VERSION.matcher(output);
        if (process.exitValue() != 0 || !version.find()) {
          throw new ProvisionException(
              executable + " --version printed \"" + output + "\", no version. " + ADVICE);
        }
        return version.group(1);
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new ProvisionException(
          executable + " can't be run: " + e.getMessage() + ". " + ADVICE, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProvisionException("Interrupted while waiting for " + executable, e);
    }
  }
}
