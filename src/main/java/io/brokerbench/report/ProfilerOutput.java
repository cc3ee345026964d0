package io.brokerbench.report;

import io.brokerbench.results.SavedRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file that a profiler made of a fork.
 *
 * @param name its name in the run's folder
 * @param text what it says, or the beginning of it; empty if it isn't text
 */
public record ProfilerOutput(String name, String text) {
  private static final String TEXT = ".txt";
  private static final int MOST_BYTES = 1 << 15;

  /** Those of a run, by their names. */
  static List<ProfilerOutput> of(SavedRun run) {
    return run.profiles().stream().map(ProfilerOutput::of).toList();
  }

  private static ProfilerOutput of(Path file) {
    String name = String.valueOf(file.getFileName());
    return new ProfilerOutput(
        file.resolveSibling("").getFileName() + "/" + name, name.endsWith(TEXT) ? said(file) : "");
  }

  private static String said(Path file) {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "It can't be read.";
    }
  }
}
