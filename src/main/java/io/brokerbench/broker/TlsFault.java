package io.brokerbench.broker;

import java.io.EOFException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What is wrong when a TLS handshake fails: the client libraries wrap it deeply, and variously. */
public enum TlsFault {
  /** The server's certificate is out of date. */
  EXPIRED("its certificate has expired; it needs a new one"),
  /** The server's certificate is not in force yet. */
  NOT_YET_VALID(
      "its certificate is not valid yet; set the clock right, or wait for the certificate"),
  /** Nobody whom the client trusts has signed the server's certificate. */
  UNTRUSTED("its certificate is signed by nobody that the client trusts; put the signer into"),
  /** The server's certificate is another server's. */
  OTHER_NAME(
      "its certificate is for another name; connect by a name that the certificate has, or give the"
          + " server one that has this name"),
  /** The server wants a certificate of the client's. */
  CLIENT_CERTIFICATE("it refused the client's certificate, or its lack of one; put the right into"),
  /** The server doesn't say why; it's how many say that they want a certificate. */
  BROKEN_OFF(
      "it broke the TLS handshake off, most likely for want of a certificate of the client's; put"
          + " one into"),
  /** The server doesn't speak TLS. */
  NO_TLS("it speaks no TLS, and the client was told to; take TLS out of"),
  /** Something else. */
  OTHER("the TLS handshake failed");

  private final String text;

  TlsFault(String text) {
    this.text = text;
  }

  /**
   * The fault behind a failure; empty if TLS is not what failed.
   *
   * @param failure what a client library threw
   */
  public static Optional<TlsFault> of(Throwable failure) {
    return causes(failure)
        .map(TlsFault::known)
        .filter(Objects::nonNull)
        .findFirst()
        .or(
            () ->
                causes(failure).anyMatch(SSLException.class::isInstance)
                    ? Optional.of(OTHER)
                    : Optional.empty());
  }

  private static @Nullable TlsFault known(Throwable failure) {
    String message = Objects.requireNonNullElse(failure.getMessage(), "");
    if (failure instanceof CertificateExpiredException) {
      return EXPIRED;
    }
    if (failure instanceof CertificateNotYetValidException) {
      return NOT_YET_VALID;
    }
    if (failure instanceof CertPathBuilderException
        || message.contains("No trusted certificate found")
        || message.contains("Path does not chain with any of the trust anchors")) {
      return UNTRUSTED;
    }
    if (failure instanceof CertificateException
        && message.matches("No (subject alternative|name matching).*")) {
      return OTHER_NAME;
    }
    if (message.matches(".*\\b(bad_certificate|certificate_required|unknown_ca)\\b.*")) {
      return CLIENT_CERTIFICATE;
    }
    if (message.contains("Received fatal alert: handshake_failure")) {
      return BROKEN_OFF;
    }
    if (message.contains("Unsupported or unrecognized SSL message")
        || failure.getCause() instanceof EOFException) {
      return NO_TLS;
    }
    return null;
  }

  /**
   * What is wrong and what to do, to follow the server's name and a colon.
   *
   * @param trustKey the property that names the client's trusted certificates
   * @param keyKey the property that names the client's own certificate
   * @param tlsKey the property that turns TLS on
   * @param failure what was said, for what has no words here
   */
  public String text(String trustKey, String keyKey, String tlsKey, Throwable failure) {
    return switch (this) {
      case UNTRUSTED -> text + " the store that " + trustKey + " names.";
      case CLIENT_CERTIFICATE, BROKEN_OFF -> text + " the store that " + keyKey + " names.";
      case NO_TLS -> text + " " + tlsKey + ".";
      case OTHER -> text + ": " + innermost(failure) + ".";
      case EXPIRED, NOT_YET_VALID, OTHER_NAME -> text + ".";
    };
  }

  private static String innermost(Throwable failure) {
    Throwable root = causes(failure).reduce((outer, inner) -> inner).orElse(failure);
    return Objects.requireNonNullElse(root.getMessage(), root.toString());
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(20);
  }
}
