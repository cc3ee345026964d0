package io.brokerbench.provision;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A broker in a process of its own, with a data folder of its own, neither of which outlives this
 * JVM: a few lines of shell around the broker watch the pipe from here, and tidy up at its end.
 *
 * <p>Brokers are thrown away with their data, so they are killed, not asked to shut down.
 */
final class ChildProcess implements AutoCloseable {
  /** The name of the configuration file in the data folder. */
  static final String CONFIGURATION = "broker.conf";

  private static final String SCRIPT = script();
  private static final Duration EXIT_DEADLINE = Duration.ofSeconds(10);

  private final Process shell;
  private final Path folder;

  private ChildProcess(Process shell, Path folder) {
    this.shell = shell;
    this.folder = folder;
  }

  /**
   * Starts a command.
   *
   * @param folder does not exist yet
   * @param log gets standard output and standard error
   */
  static ChildProcess start(Path folder, String configuration, List<String> command, Path log)
      throws IOException {
    List<String> line = new ArrayList<>();
    line.addAll(List.of("/bin/sh", "-c", SCRIPT, "brokerbench", folder.toString(), configuration));
    line.addAll(command);
    Process shell =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    return new ChildProcess(shell, folder);
  }

  /** Whether the broker runs. The shell may still: it then removes the data of one that died. */
  boolean isAlive() {
    return shell.isAlive() && Files.exists(folder);
  }

  /** Completes when the broker has ended, and its data are removed. */
  CompletableFuture<?> onEnd() {
    return shell.onExit();
  }

  /** Waits for the broker to end by itself; returns whether it did. */
  boolean awaitExit(Duration atMost) throws InterruptedException {
    return shell.waitFor(atMost.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** The status with which the broker, or the shell, ended. */
  int exitStatus() {
    return shell.exitValue();
  }

  /** Has the broker end, and doesn't wait for it. */
  void end() {
    try {
      shell.getOutputStream().close();
    } catch (IOException e) {
      // The shell has gone already.
    }
  }

  /** Ends the broker. When this returns, neither process nor data folder is left. */
  @Override
  public void close() {
    boolean interrupted = Thread.interrupted(); // closing is bounded, and must not be cut short
    end();
    try {
      if (!awaitExit(EXIT_DEADLINE)) {
        List<ProcessHandle> broker = shell.descendants().toList();
        broker.forEach(ProcessHandle::destroyForcibly);
        shell.destroyForcibly();
        awaitExit(EXIT_DEADLINE);
      }
      deleteFolder();
    } catch (InterruptedException e) {
      interrupted = true;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** The shell has done this, unless it was killed itself: the broker then dies as we delete. */
  private void deleteFolder() throws InterruptedException {
    long deadline = System.nanoTime() + EXIT_DEADLINE.toNanos();
    while (Files.exists(folder)) {
      try (Stream<Path> tree = Files.walk(folder)) {
        for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(path);
        }
      } catch (IOException | UncheckedIOException e) {
        if (System.nanoTime() > deadline) {
          throw new ProvisionException(
              "The broker's data folder " + folder + " could not be removed; remove it by hand.",
              e);
        }
        TimeUnit.MILLISECONDS.sleep(10);
      }
    }
  }

  private static String script() {
    try (InputStream in = ChildProcess.class.getResourceAsStream("child.sh")) {
      if (in == null) {
        throw new IllegalStateException("child.sh is missing beside " + ChildProcess.class);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
