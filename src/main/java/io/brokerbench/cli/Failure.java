package io.brokerbench.cli;

import io.brokerbench.console.UnavailableException;
import io.brokerbench.console.UsageException;
import io.brokerbench.export.ExportException;
import io.brokerbench.provision.ProvisionException;
import io.brokerbench.regression.IncomparableException;
import io.brokerbench.results.UnreadableResultsException;
import io.brokerbench.results.UnwritableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import picocli.CommandLine.ParameterException;

/**
 * What a command's failure comes to. What isn't known to go wrong is a bug, and nothing else is.
 *
 * @param status what the command exits with
 * @param words for its user
 */
record Failure(ExitStatus status, String words) {
  private static final String UNPRINTABLE = "[\\p{Cntrl}&&[^\n\t]]";

  /** What a file or a server says must not move the cursor, or colour the rest of the screen. */
  Failure {
    words = words.replaceAll(UNPRINTABLE, "?");
  }

  /** The failure that was caught. */
  static Failure of(Throwable failure) {
    if (failure instanceof InvalidPathException path) {
      return new Failure(ExitStatus.USAGE, words(path));
    }
    if (failure instanceof UsageException
        || failure instanceof ParameterException
        || failure instanceof UnreadableResultsException
        || failure instanceof IncomparableException
        || failure instanceof ExportException) {
      return new Failure(ExitStatus.USAGE, message(failure));
    }
    if (failure instanceof ProvisionException || failure instanceof UnavailableException) {
      return new Failure(ExitStatus.UNAVAILABLE, message(failure));
    }
    if (failure instanceof UnwritableException) {
      return new Failure(ExitStatus.UNAVAILABLE, "Cannot write " + message(failure) + ".");
    }
    if (failure instanceof IOException io) {
      return new Failure(ExitStatus.UNAVAILABLE, "Cannot read or write: " + words(io));
    }
    if (failure instanceof UncheckedIOException unchecked) {
      return of(Objects.requireNonNull(unchecked.getCause()));
    }
    if (failure instanceof OutOfMemoryError) {
      return new Failure(
          ExitStatus.UNAVAILABLE,
          "This takes more memory than Java may have; give it more, as in java -Xmx4g -jar"
              + " benchmarks.jar.");
    }
    return new Failure(ExitStatus.BUG, BugReport.of(failure));
  }

  /** What to say of words that can't name a file. */
  static String words(InvalidPathException failure) {
    return failure.getInput() + " can't be the name of a file: " + failure.getReason() + ".";
  }

  private static String message(Throwable failure) {
    return Objects.requireNonNullElse(failure.getMessage(), failure.toString());
  }

  /** Of some, the message is the file alone. */
  private static String words(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return message(failure) + ": there is no such file or folder.";
    }
    if (failure instanceof AccessDeniedException) {
      return message(failure) + ": that isn't permitted.";
    }
    return failure instanceof FileSystemException || failure.getMessage() != null
        ? message(failure)
        : "the system gives no reason.";
  }
}
