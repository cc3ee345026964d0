package io.brokerbench.crosscheck;

import io.brokerbench.provision.Host;
import io.brokerbench.provision.LogTail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs a program in a JVM of its own, with the suite's class path, and reads what it printed. */
public final class ChildJvm {
  /** As the suite's forks have it. */
  private static final List<String> HEAP = List.of("-Xms1g", "-Xmx1g");

  /** Tools print numbers as the language has it. */
  private static final List<String> LANGUAGE = List.of("-Duser.language=en", "-Duser.country=US");

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Host host;
  private final Path folder;
  private final AtomicInteger started = new AtomicInteger();

  /**
   * A starter of JVMs.
   *
   * @param host the JDK and the class path
   * @param folder gets a log of each
   */
  ChildJvm(Host host, Path folder) {
    this.host = host;
    this.folder = folder;
  }

  /** A file that a program may be told of. */
  public Path file(String name) {
    return folder.resolve(name);
  }

  /**
   * Runs a program, and blocks until it has ended. It can tell that this JVM is gone by the end of
   * its standard input.
   *
   * @param variables what its environment has beyond this JVM's
   * @param words the main class, and its arguments
   * @return the lines that it printed
   * @throws NotMeasuredException if it fails, or isn't done within ten minutes
   */
  public List<String> run(Map<String, String> variables, List<String> words)
      throws InterruptedException {
    Path log =
        folder.resolve(String.format(Locale.ROOT, "jvm-%03d.log", started.incrementAndGet()));
    try {
      Process process = start(variables, words, log);
      try {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
          throw failed(words, "wasn't done within " + PATIENCE.toMinutes() + " minutes", log);
        }
      } finally {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
      if (process.exitValue() != 0) {
        throw failed(words, "ended with status " + process.exitValue(), log);
      }
      return Files.readAllLines(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process start(Map<String, String> variables, List<String> words, Path log)
      throws IOException {
    List<String> line = new ArrayList<>();
    line.add(host.javaHome().resolve("bin").resolve("java").toString());
    line.addAll(HEAP);
    line.addAll(LANGUAGE);
    line.add("-Djmh.ignoreLock=" + Boolean.getBoolean("jmh.ignoreLock"));
    line.addAll(List.of("-cp", host.classPath()));
    line.addAll(words);
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(variables);
    return builder.start();
  }

  private static NotMeasuredException failed(List<String> words, String how, Path log) {
    return new NotMeasuredException(words.get(0) + " " + how + ". " + LogTail.of(log));
  }
}
