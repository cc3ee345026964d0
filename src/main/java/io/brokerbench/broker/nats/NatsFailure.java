package io.brokerbench.broker.nats;

import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.TlsFault;
import io.nats.client.AuthenticationException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says why NATS couldn't be connected to, and what to do. */
final class NatsFailure {
  private static final String CONFIG = "--nats-config";

  private NatsFailure() {}

  /**
   * The failure for the user.
   *
   * @param thrown what jnats threw, which says next to nothing
   * @param told what it told its listener; null if it told nothing
   */
  static BrokerException of(Endpoint endpoint, IOException thrown, @Nullable Exception told) {
    Throwable failure = told == null || thrown instanceof AuthenticationException ? thrown : told;
    return new BrokerException(
        "NATS at " + endpoint.address() + " was not connected to: " + reason(failure), failure);
  }

  private static String reason(Throwable failure) {
    if (failure instanceof AuthenticationException) {
      return "it refused the credentials ("
          + String.valueOf(failure.getMessage()).replaceAll("^Authentication error[^:]*: ", "")
          + "). Correct io.nats.client.username and password, token, or credential.path in "
          + CONFIG
          + ".";
    }
    Optional<TlsFault> fault = TlsFault.of(failure);
    if (fault.isPresent()) {
      return fault
          .get()
          .text(
              "io.nats.client.trustStore in " + CONFIG,
              "io.nats.client.keyStore in " + CONFIG,
              "io.nats.client.secure in " + CONFIG + ", and tls:// out of the address",
              failure);
    }
    if (has(failure, "SSL required by server")) {
      return "it speaks TLS, and the client was not told to. Put io.nats.client.secure=true, or"
          + " io.nats.client.trustStore, into a file, and give that as "
          + CONFIG
          + ".";
    }
    if (has(failure, "SSL connection wanted by client")) {
      return "it speaks no TLS, and the client was told to: take secure and the stores out of "
          + CONFIG
          + ", and tls:// out of the address.";
    }
    if (causes(failure).anyMatch(UnknownHostException.class::isInstance)) {
      return "there is no host of this name. Correct the address.";
    }
    if (causes(failure).anyMatch(NoRouteToHostException.class::isInstance)) {
      return "the host doesn't answer. Start it, or correct the address.";
    }
    if (causes(failure).anyMatch(ConnectException.class::isInstance)) {
      return "nothing listens on this port. Start it, or correct the address.";
    }
    if (causes(failure).anyMatch(SocketException.class::isInstance)) {
      return "it broke the connection off. If it wants a certificate of the client's, put one into"
          + " the store that io.nats.client.keyStore in "
          + CONFIG
          + " names; if not, its log says why: a busy server may have waited too long for us.";
    }
    if (causes(failure)
        .anyMatch(
            cause ->
                cause instanceof TimeoutException || cause instanceof SocketTimeoutException)) {
      return "it did not answer in time. Perhaps something else than NATS listens there, or it"
          + " wants TLS first (io.nats.client.tls.first=true in "
          + CONFIG
          + ").";
    }
    Throwable root = causes(failure).reduce((outer, inner) -> inner).orElse(failure);
    return Objects.requireNonNullElse(root.getMessage(), root.toString())
        + ". Perhaps something else than NATS listens there.";
  }

  private static boolean has(Throwable failure, String text) {
    return causes(failure).anyMatch(cause -> String.valueOf(cause.getMessage()).contains(text));
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(20);
  }
}
