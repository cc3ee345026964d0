package io.brokerbench.provision;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Quotes the end of a broker's log. */
public final class LogTail {
  private static final int LINES = 15;

  /** Of a server that prints rubbish neither all is read, nor what a terminal would obey. */
  private static final int BYTES = 1 << 16;

  private static final int WIDTH = 300;
  private static final String UNPRINTABLE = "[\\p{Cntrl}&&[^\t]]";

  private LogTail() {}

  /** Its last lines, or why there are none; for people. */
  public static String of(Path log) {
    List<String> lines;
    try {
      lines = end(log).lines().toList();
    } catch (IOException e) {
      return "Its log " + log + " can't be read: " + e;
    }
    if (lines.isEmpty()) {
      return "It printed nothing; its log is " + log;
    }
    return lines.stream()
        .skip(Math.max(0, lines.size() - LINES))
        .map(line -> "  | " + printable(line))
        .collect(Collectors.joining("\n", "The end of its log " + log + ":\n", ""));
  }

  private static String end(Path log) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      long length = file.length();
      byte[] bytes = new byte[(int) Math.min(BYTES, length)];
      file.seek(length - bytes.length);
      file.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private static String printable(String line) {
    String clean = line.replaceAll(UNPRINTABLE, "?");
    return clean.length() <= WIDTH ? clean : clean.substring(0, WIDTH) + "...";
  }
}
