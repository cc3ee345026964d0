package io.brokerbench.results;

import java.nio.file.Path;

/**
 * A file isn't what it was taken for. The message names the file, the line where there is one, what
 * is there, and what was expected.
 */
public final class UnreadableResultsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** About a file as a whole. */
  UnreadableResultsException(Path file, String problem) {
    super(file + ": " + problem);
  }

  /** About a line of a file, from 1. */
  UnreadableResultsException(Path file, long line, String problem) {
    super(file + ":" + line + ": " + problem);
  }
}
