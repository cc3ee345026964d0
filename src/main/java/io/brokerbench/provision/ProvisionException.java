package io.brokerbench.provision;

import org.jspecify.annotations.Nullable;

/** A broker can't be provided. The message says to the user what was tried and what to do. */
public final class ProvisionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ProvisionException(String message) {
    super(message);
  }

  ProvisionException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
