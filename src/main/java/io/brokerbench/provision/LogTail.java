package io.brokerbench.provision;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Quotes the end of a broker's log. */
public final class LogTail {
  private static final int LINES = 15;

  private LogTail() {}

  /** Its last lines, or why there are none; for people. */
  public static String of(Path log) {
    List<String> lines;
    try {
      lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      return "Its log " + log + " can't be read: " + e;
    }
    if (lines.isEmpty()) {
      return "It printed nothing; its log is " + log;
    }
    return lines.stream()
        .skip(Math.max(0, lines.size() - LINES))
        .map(line -> "  | " + line)
        .collect(Collectors.joining("\n", "The end of its log " + log + ":\n", ""));
  }
}
