package io.brokerbench.console;

import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.ForkFailure;
import io.brokerbench.provision.ProvisionException;
import io.brokerbench.results.UnwritableException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import org.openjdk.jmh.runner.BenchmarkException;

/** Says in one line why something failed. */
public final class RootCause {
  /** All that JMH says of a fork that ended before it could say anything. */
  private static final String NO_ANSWER = "Forked VM failed with exit code";

  private RootCause() {}

  /** The innermost failure: JMH wraps a benchmark's failure twice, once as a suppressed one. */
  static Throwable of(Throwable failure) {
    Throwable inner = failure;
    while (true) {
      Throwable next = inner.getCause();
      if (inner instanceof BenchmarkException && inner.getSuppressed().length > 0) {
        next = inner.getSuppressed()[0];
      }
      if (next == null || next == inner || speaksToTheUser(inner)) {
        return inner;
      }
      inner = next;
    }
  }

  /** The innermost failure's type and message, in one line. */
  public static String reason(Throwable failure) {
    Throwable root = of(failure);
    String message = Objects.requireNonNullElse(root.getMessage(), "").strip();
    if (root instanceof NoSuchFileException) {
      return "there is no such file or folder: " + message;
    }
    if (speaksToTheUser(root) && !message.isEmpty()) {
      return message.replaceAll("\\s*\\R\\s*", " ");
    }
    if (root instanceof ClassNotFoundException) {
      return "there is no such class";
    }
    if (root instanceof CharacterCodingException) {
      return "it isn't text in UTF-8";
    }
    String line = message.lines().findFirst().orElse("");
    if (!line.isEmpty() && root instanceof FileSystemException) {
      return line;
    }
    return root.getClass().getSimpleName() + (line.isEmpty() ? "" : ": " + line);
  }

  /**
   * The reason of a fork's failure. A fork that gave no answer to JMH is quoted.
   *
   * @param lastWords what it printed, in one line; empty if nothing is known of it
   */
  public static String reason(Throwable failure, String lastWords) {
    String reason = reason(failure);
    return reason.contains(NO_ANSWER) && !lastWords.isEmpty()
        ? "the fork ended without an answer, and said: " + lastWords
        : reason;
  }

  private static boolean speaksToTheUser(Throwable failure) {
    return failure instanceof BrokerException
        || failure instanceof ForkFailure
        || failure instanceof OverdueException
        || failure instanceof ProvisionException
        || failure instanceof UnwritableException;
  }
}
