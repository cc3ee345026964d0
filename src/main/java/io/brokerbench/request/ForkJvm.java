package io.brokerbench.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.brokerbench.console.UsageException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The program that is to run forks, asked for its version: JMH would find out after the first
 * broker has been started, and not pass on what it said.
 *
 * @param name as given
 * @param workingFolder what a relative path starts from
 */
record ForkJvm(String name, Path workingFolder) {
  /** Long enough for a JVM on a machine that is busy with other things. */
  static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Pattern VERSION = Pattern.compile("version \"");
  private static final int MOST_SAID = 300;

  /**
   * Runs it once.
   *
   * @param patience how long it may take
   * @throws UsageException if it is no JVM, with its own words
   */
  void check(Duration patience) {
    if (places().noneMatch(ForkJvm::isProgram)) {
      throw new UsageException(
          "-jvm " + name + ": there is no such program; give the path of a java.");
    }
    try {
      ask(patience);
    } catch (IOException e) {
      throw refusal("it can't be run: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw refusal("it was interrupted");
    }
  }

  private Stream<Path> places() {
    return name.contains(File.separator)
        ? Stream.of(workingFolder.resolve(name))
        : Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .map(folder -> Path.of(folder, name));
  }

  private static boolean isProgram(Path place) {
    return Files.isRegularFile(place) && Files.isExecutable(place);
  }

  private void ask(Duration patience) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(List.of(name, "-version"))
            .directory(workingFolder.toAbsolutePath().toFile())
            .redirectErrorStream(true)
            .start();
    try (InputStream said = process.getInputStream()) {
      process.getOutputStream().close();
      // What a JVM says fits into the pipe.
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw refusal("it didn't end within " + patience.toSeconds() + " s");
      }
      String text = new String(said.readNBytes(MOST_SAID), UTF_8).strip();
      if (process.exitValue() != 0 || !VERSION.matcher(text).find()) {
        throw refusal(
            "it ended with status "
                + process.exitValue()
                + (text.isEmpty() ? " and said nothing" : " and said: " + oneLine(text)));
      }
    } finally {
      process.destroyForcibly();
    }
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }

  private UsageException refusal(String reason) {
    return new UsageException(
        "-jvm " + name + " is no JVM: asked for its -version, " + reason + ". Give a java's path.");
  }
}
