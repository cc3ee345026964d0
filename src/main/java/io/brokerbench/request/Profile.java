package io.brokerbench.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.brokerbench.console.Nearest;
import io.brokerbench.console.RootCause;
import io.brokerbench.console.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A named set of JMH flags: a file with one flag and its value a line, or a regex, and comments
 * after {@code #}.
 *
 * @param name what a run with it is called
 * @param arguments its flags
 */
public record Profile(String name, JmhArguments arguments) {
  private static final String FOLDER = "jmh-profiles";

  /** The profiles that the jar brings along. */
  static final List<String> BUNDLED =
      List.of("smoke", "quick", "latency", "workers", "regression", "full");

  /**
   * Finds a profile: a file, or a name in {@code jmh-profiles/} in the working folder or the jar.
   *
   * @throws UsageException if there is none, or it can't be read
   */
  public static Profile load(String nameOrFile, Path workingFolder) {
    Path file = workingFolder.resolve(nameOrFile);
    boolean isPath = nameOrFile.contains("/") || Files.isRegularFile(file);
    if (!isPath) {
      file = workingFolder.resolve(FOLDER).resolve(nameOrFile);
    }
    try {
      if (isPath || Files.isRegularFile(file)) {
        return parse(file.getFileName().toString(), nameOrFile, Files.readAllLines(file));
      }
      String resource = FOLDER + "/" + nameOrFile;
      try (InputStream in = Profile.class.getClassLoader().getResourceAsStream(resource)) {
        if (in != null) {
          return parse(nameOrFile, resource, new String(in.readAllBytes(), UTF_8).lines().toList());
        }
      }
    } catch (IOException e) {
      throw new UsageException(
          "Cannot read the profile " + file + ": " + RootCause.reason(e) + ".");
    }
    throw new UsageException(unknown(nameOrFile, workingFolder));
  }

  private static String unknown(String name, Path workingFolder) {
    List<String> known = new ArrayList<>(BUNDLED);
    try (Stream<Path> files = Files.list(workingFolder.resolve(FOLDER))) {
      files
          .map(file -> file.getFileName().toString())
          .filter(f -> !known.contains(f))
          .forEach(known::add);
    } catch (IOException e) {
      // No such folder: the jar's profiles are all there are.
    }
    return "Unknown profile "
        + name
        + "."
        + Nearest.question(name, known)
        + " Profiles are "
        + String.join(", ", known)
        + ", or the path of a file.";
  }

  private static Profile parse(String name, String source, List<String> lines) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      List<String> line = split(lines.get(i).replaceFirst("(^|\\s)#.*", "").strip());
      try {
        check(line);
      } catch (UsageException e) {
        throw new UsageException(source + ":" + (i + 1) + ": " + e.getMessage());
      }
      words.addAll(line);
    }
    return new Profile(name, JmhArguments.parse(words));
  }

  /** A flag and the rest of the line; or, if it begins with no flag, one regex a word. */
  private static List<String> split(String line) {
    if (line.isEmpty()) {
      return List.of();
    }
    return List.of(line.split("\\s+", line.startsWith("-") ? 2 : 0));
  }

  private static void check(List<String> line) {
    JmhArguments.parse(line).withCanonicalParameters().toOptions();
  }
}
