package io.brokerbench.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/**
 * What every reader promises of any file: it ends, within bounds of memory, with a value or with
 * the refusal that its users know, which names the file and speaks in words.
 */
public final class Reader {
  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final long MOST_BYTES = 64L << 20;
  private static final int LONGEST_EXCERPT = 2_000;

  /** What a user can do nothing with: names of classes, frames of a stack. */
  private static final List<String> INTERNAL =
      List.of(
          "Exception", "Error:", "java.", "fasterxml.", "HdrHistogram.", "brokerbench.", "\tat ");

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final String name;
  private final Reading reading;
  private final Set<Class<? extends RuntimeException>> refusals;

  /** Reads a file. */
  @FunctionalInterface
  public interface Reading {
    /** What the file says; null for nothing. */
    @Nullable Object read(Path file) throws IOException;
  }

  /**
   * A reader.
   *
   * @param name what its file is called
   * @param reading what reads it
   * @param refusal what it throws at what is no such file
   */
  public Reader(String name, Reading reading, Class<? extends RuntimeException> refusal) {
    this.name = name;
    this.reading = reading;
    this.refusals = Set.of(refusal);
  }

  /** Fails if the reader breaks its promise with one of these files. */
  public void keepsItsPromise(List<byte[]> files) {
    Batch batch = new Batch();
    assertTimeoutPreemptively(
        DEADLINE, () -> batch.read(files), () -> "It hangs on " + shown(batch.current));
    Statistics.collect(batch.read > 0 ? "some read" : "none read");
  }

  private final class Batch {
    private volatile byte[] current = {};
    private int read;

    void read(List<byte[]> files) throws IOException {
      Path folder = Files.createTempDirectory(memory(), "fuzz");
      Path file = folder.resolve(name);
      try {
        Files.createDirectories(file.getParent());
        for (byte[] content : files) {
          current = content;
          Files.write(file, content);
          read += isRead(file, content) ? 1 : 0;
        }
      } finally {
        delete(folder);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  /** A file system without a disk, where there is one. */
  private static Path memory() {
    Path shared = Path.of("/dev/shm");
    return Files.isWritable(shared) ? shared : Path.of(System.getProperty("java.io.tmpdir"));
  }

  private boolean isRead(Path file, byte[] content) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    boolean isRead = isReadOrRefused(file, content);
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    if (allocated > MOST_BYTES) {
      throw new AssertionError("It takes " + allocated + " bytes for " + shown(content));
    }
    return isRead;
  }

  private boolean isReadOrRefused(Path file, byte[] content) {
    try {
      reading.read(file);
      return true;
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
      check(e, content);
      return false;
    }
  }

  private void check(Throwable refusal, byte[] content) {
    String message = String.valueOf(refusal.getMessage());
    String problem = refusals.contains(refusal.getClass()) ? problem(message, content) : "is none";
    if (!problem.isEmpty()) {
      throw new AssertionError(
          "A refusal " + problem + ": " + refusal + "\nof " + shown(content), refusal);
    }
  }

  private String problem(String message, byte[] content) {
    if (!message.contains(name)) {
      return "that doesn't name the file";
    }
    if (message.matches("(?s).*\\bnull\\.?")) {
      return "that ends with what nobody filled in";
    }
    // What the file says may be repeated.
    String said = new String(content, ISO_8859_1).replace("\0", "");
    return INTERNAL.stream()
        .filter(word -> message.contains(word) && !said.contains(word))
        .findFirst()
        .map(word -> "with '" + word + "' in it")
        .orElse("");
  }

  private static String shown(byte[] content) {
    String text = new String(content, UTF_8);
    return content.length
        + " bytes: "
        + (text.length() > LONGEST_EXCERPT ? text.substring(0, LONGEST_EXCERPT) + "..." : text);
  }
}
