package io.brokerbench.provision;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A broker can't be provided. The message says to the user what was tried and what to do. */
public final class ProvisionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a message that says all. */
  public ProvisionException(String message) {
    super(message);
  }

  /** With a message that says all, and what was caught, if anything. */
  public ProvisionException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** This, with what failed after it in the same message: such as that something stays behind. */
  public ProvisionException withSuppressed() {
    return getSuppressed().length == 0
        ? this
        : new ProvisionException(
            Stream.concat(Stream.of(this), Stream.of(getSuppressed()))
                .map(Throwable::getMessage)
                .collect(Collectors.joining(" ")),
            this);
  }
}
