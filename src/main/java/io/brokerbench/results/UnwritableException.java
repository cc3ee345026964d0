package io.brokerbench.results;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file can't be written. The message names it, and says why in the system's own words. */
public final class UnwritableException extends IOException {
  private static final long serialVersionUID = 1L;

  /** How {@code java.io} puts the system's words behind the file. */
  private static final Pattern IN_BRACKETS = Pattern.compile(".*\\((.+)\\)");

  private UnwritableException(Path file, IOException cause) {
    super(file + ": " + reason(file, cause), cause);
  }

  /** What happened to a file, unless the failure says by itself which file it is and why. */
  public static UnwritableException of(Path file, IOException cause) {
    return cause instanceof UnwritableException known
        ? known
        : new UnwritableException(file, cause);
  }

  private static String reason(Path file, IOException cause) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      return "its folder is gone";
    }
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    String words = Objects.requireNonNullElse(cause.getMessage(), "the system doesn't say why");
    if (cause instanceof FileSystemException named) {
      words = Objects.requireNonNullElse(named.getReason(), named.getClass().getSimpleName());
    } else if (cause instanceof FileNotFoundException) {
      Matcher bracketed = IN_BRACKETS.matcher(words);
      words = bracketed.matches() ? bracketed.group(1) : words;
    }
    return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
  }
}
