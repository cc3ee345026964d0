package io.brokerbench.launch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.brokerbench.plan.ForkOutcome;
import io.brokerbench.plan.ForkOutcome.Measured;
import io.brokerbench.results.AtomicFile;
import io.brokerbench.results.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the user's profilers made of forks: files in the run folder, each named after its fork. */
final class Profiles {
  private static final int MOST_NAMED = 10;

  /** The unit of what is a text. */
  static final String NO_NUMBER = "---";

  private final Map<String, String> texts = new LinkedHashMap<>();
  private final List<Path> files = new ArrayList<>();

  /**
   * Names a fork's files after it, and writes a file for each text that a profiler had to say.
   *
   * @throws IOException if that can't be done
   */
  void keep(RunFolder folder, ForkOutcome outcome) throws IOException {
    String fork = outcome.fork().fileName();
    Map<Path, Path> moved = moved(folder.profiles().resolve(fork));
    files.addAll(moved.values());
    if (outcome instanceof Measured measured) {
      for (Map.Entry<String, String> said : said(measured).entrySet()) {
        String text = said.getValue();
        if (text.lines().count() <= moved.size() + 1) {
          continue; // It only names its files, as JMH called them.
        }
        for (Map.Entry<Path, Path> file : moved.entrySet()) {
          text = text.replace(file.getKey().toString(), file.getValue().toString());
        }
        keep(folder.profiles().resolve(fork + "-" + said.getKey() + ".txt"), text);
        // Of a row's forks one is enough to be shown.
        texts.putIfAbsent(outcome.fork().cell() + ", " + said.getKey(), text);
      }
    }
  }

  private void keep(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    AtomicFile.write(file, out -> out.write(text.getBytes(UTF_8)));
    files.add(file);
  }

  private static Map<String, String> said(Measured measured) {
    Map<String, String> said = new LinkedHashMap<>();
    measured
        .result()
        .getSecondaryResults()
        .forEach(
            (name, result) -> {
              if (NO_NUMBER.equals(result.getScoreUnit()) && !result.extendedInfo().isBlank()) {
                said.put(RunFolder.fileName(name), result.extendedInfo().strip());
              }
            });
    return said;
  }

  /** Moves all files below a folder beside it, and removes the folder. */
  private static Map<Path, Path> moved(Path ofFork) throws IOException {
    Map<Path, Path> moved = new LinkedHashMap<>();
    if (!Files.isDirectory(ofFork)) {
      return moved;
    }
    try (Stream<Path> all = Files.walk(ofFork)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        if (Files.isDirectory(path)) {
          Files.delete(path);
        } else {
          Path target = ofFork.resolveSibling(ofFork.getFileName() + "-" + path.getFileName());
          Files.move(path, target, StandardCopyOption.REPLACE_EXISTING);
          moved.put(path.toAbsolutePath(), target);
        }
      }
    }
    return moved;
  }

  /** For the end of the run: what profilers said of each row, and where all of it is. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    texts.forEach(
        (row, text) -> {
          lines.add("");
          lines.add("Profile of " + row + ":");
          text.lines().forEach(lines::add);
        });
    if (!files.isEmpty()) {
      lines.add("");
      lines.add("Profiles:");
      files.stream().limit(MOST_NAMED).forEach(file -> lines.add("  " + file));
      if (files.size() > MOST_NAMED) {
        lines.add("  and " + (files.size() - MOST_NAMED) + " more there");
      }
    }
    return lines;
  }
}
