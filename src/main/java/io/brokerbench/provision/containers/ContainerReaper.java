package io.brokerbench.provision.containers;

import io.brokerbench.provision.Host;
import io.brokerbench.provision.LauncherId;
import io.brokerbench.provision.SessionScript;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Removes a container whose launcher is gone, however it died: a child process that waits for the
 * end of its standard input, which is a pipe from the launcher. It needs nothing but this JDK and
 * class path, is in a session of its own, and does nothing until then.
 *
 * <p>A container can't do this for itself: an image may have no shell.
 */
final class ContainerReaper implements AutoCloseable {
  /** The label that names a container, by which it is found. */
  static final String LABEL = "io.brokerbench";

  /** The label that says which launcher a container is of, as {@link LauncherId#text} does. */
  static final String LAUNCHER = "io.brokerbench.launcher";

  private static final String READY = "ready";
  private static final String RELEASED = "released";
  private static final Duration EXIT_DEADLINE = Duration.ofSeconds(30);
  private static final Duration QUIET = Duration.ofSeconds(2);

  private final Process process;

  private ContainerReaper(Process process) {
    this.process = process;
  }

  /**
   * Starts to hold a container that is not there yet.
   *
   * @param name the value of the container's {@link #LABEL}
   * @param log gets what goes wrong
   */
  static ContainerReaper of(Host host, String name, Path log) throws IOException {
    // Whatever kills the launcher's process group, or a terminal's Ctrl-C, isn't for it.
    ProcessBuilder builder =
        new ProcessBuilder(
            SessionScript.apart(
                List.of(
                    host.javaHome().resolve("bin").resolve("java").toString(),
                    "-Xmx64m",
                    "-Xrs",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:-UsePerfData",
                    "-cp",
                    host.classPath(),
                    ContainerReaper.class.getName(),
                    name)));
    builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    ContainerReaper reaper = new ContainerReaper(builder.start());
    BufferedReader out = reaper.process.inputReader(StandardCharsets.UTF_8);
    if (!READY.equals(out.readLine())) {
      reaper.close();
      throw new IOException("the process that is to remove it afterwards did not start");
    }
    return reaper;
  }

  /** Lets go: the container is gone. */
  void release() {
    try (OutputStream in = process.getOutputStream()) {
      in.write(RELEASED.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It has ended already.
    }
    close();
  }

  /** Has the container removed, unless it was released; waits for it, some seconds at most. */
  @Override
  public void close() {
    boolean interrupted = Thread.interrupted(); // closing is bounded, and must not be cut short
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // It has ended already.
    }
    try {
      if (!process.waitFor(EXIT_DEADLINE.toNanos(), TimeUnit.NANOSECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      interrupted = true;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** The child process. Takes the container's name. */
  public static void main(String[] args) {
    System.out.println(READY);
    try {
      InputStream in = System.in;
      if (!new String(in.readAllBytes(), StandardCharsets.UTF_8).equals(RELEASED)) {
        remove(ContainerEngine.connect(System.getenv()), args[0]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The launcher may have died between asking for a container and getting it, so one that isn't
   * there may still come.
   */
  private static void remove(ContainerEngine engine, String name) {
    long quietSince = System.nanoTime();
    while (System.nanoTime() - quietSince < QUIET.toNanos()) {
      List<String> ids =
          engine.labelled(LABEL, name).stream().map(container -> container.getId()).toList();
      ids.forEach(engine::remove);
      if (!ids.isEmpty()) {
        quietSince = System.nanoTime();
      }
      try {
        TimeUnit.MILLISECONDS.sleep(100);
      } catch (InterruptedException e) {
        return; // nobody interrupts this
      }
    }
  }
}
