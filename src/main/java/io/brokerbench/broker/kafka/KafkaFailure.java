package io.brokerbench.broker.kafka;

import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.ClientConfig;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.TcpProbe;
import io.brokerbench.broker.TlsFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Says why Kafka couldn't be connected to, and what to do. */
final class KafkaFailure {
  private static final String CONFIG = "--kafka-config";

  private KafkaFailure() {}

  /** What a request that came back without an answer means; null if it has no words here. */
  static @Nullable String explain(@Nullable Throwable cause) {
    if (cause instanceof AuthenticationException refusal) {
      return TlsFault.of(refusal)
          .map(
              fault ->
                  fault.text(
                      "ssl.truststore.location in " + CONFIG,
                      "ssl.keystore.location in " + CONFIG,
                      "security.protocol in " + CONFIG,
                      refusal))
          .orElse(
              "it refused the credentials ("
                  + sentence(refusal)
                  + "). Correct sasl.jaas.config and sasl.mechanism in "
                  + CONFIG
                  + ".");
    }
    if (cause instanceof AuthorizationException refusal) {
      return "its access control doesn't allow that ("
          + sentence(refusal)
          + "). The user needs rights for topics and groups that begin with brokerbench-.";
    }
    return null;
  }

  /**
   * The failure of a request.
   *
   * @param what as in "list its topics"
   */
  static BrokerException of(Endpoint endpoint, String what, @Nullable Throwable cause) {
    String explanation = explain(cause);
    return new BrokerException(
        "Kafka at "
            + endpoint.address()
            + " did not "
            + what
            + ": "
            + (explanation == null ? cause : explanation),
        cause);
  }

  /** Why a client could not even be made, which is the fault of what the configuration names. */
  static BrokerException noClient(Endpoint endpoint, Throwable failure) {
    String reason =
        Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
            .filter(KafkaFailure::saysMoreThanItsCause)
            .map(Throwable::getMessage)
            .distinct()
            .limit(2)
            .collect(Collectors.joining(": "));
    return new BrokerException(
        "Kafka at "
            + endpoint.address()
            + " was not connected to: its client can't be set up: "
            + reason
            + (endpoint.clientConfig() == null ? "" : " (" + endpoint.clientConfig() + ")")
            + ".");
  }

  private static boolean saysMoreThanItsCause(Throwable failure) {
    String message = failure.getMessage();
    return message != null
        && !message.equals(String.valueOf(failure.getCause()))
        && !message.startsWith("Failed to create new");
  }

  /**
   * Refuses a server that isn't there, which Kafka's client would try to reach for much longer.
   *
   * @throws BrokerException if none of the addresses can be reached
   */
  static void requireReachable(Endpoint endpoint) {
    List<String> reasons = new ArrayList<>();
    for (Address server : addresses(endpoint)) {
      Optional<String> reason = TcpProbe.unreachable(server.host(), server.port());
      if (reason.isEmpty()) {
        return;
      }
      reasons.add(reason.get() + " (" + server + ")");
    }
    throw new BrokerException(
        "Kafka at "
            + endpoint.address()
            + " was not connected to: "
            + String.join(", ", reasons)
            + ". Start it, or correct the address.");
  }

  private record Address(String host, int port) {
    @Override
    public String toString() {
      return host + ":" + port;
    }
  }

  private static List<Address> addresses(Endpoint endpoint) {
    return Stream.of(endpoint.address().split(",", -1))
        .map(
            server ->
                new Address(
                    server.substring(0, server.lastIndexOf(':')),
                    Integer.parseInt(server.substring(server.lastIndexOf(':') + 1))))
        .toList();
  }

  /** A first request's failure, with a look at why nobody answered it. */
  static BrokerException first(Endpoint endpoint, BrokerException failure) {
    if (!(failure.getCause() instanceof TimeoutException)
        && !(failure.getCause() instanceof java.util.concurrent.TimeoutException)) {
      return failure;
    }
    return new BrokerException(
        "Kafka at " + endpoint.address() + " does not answer: " + silence(endpoint), failure);
  }

  private static String silence(Endpoint endpoint) {
    String protocol =
        ClientConfig.values(endpoint.clientConfig())
            .getOrDefault(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, "PLAINTEXT");
    boolean tls = protocol.endsWith("SSL");
    for (Address server : addresses(endpoint)) {
      Optional<String> unreachable = TcpProbe.unreachable(server.host(), server.port());
      if (unreachable.isPresent()) {
        return unreachable.get() + " (" + server + "). Start it, or correct the address.";
      }
      if (TcpProbe.speaksTls(server.host(), server.port()) != tls) {
        return tls
            ? "it speaks no TLS, and security.protocol in " + CONFIG + " is " + protocol + "."
            : "it speaks TLS, and security.protocol is "
                + protocol
                + ". Put security.protocol=SSL or SASL_SSL into a file, and give that as "
                + CONFIG
                + ".";
      }
    }
    return "it accepts connections, and doesn't take what is sent with security.protocol "
        + protocol
        + ". If it wants a password, give security.protocol=SASL_"
        + (tls ? "SSL" : "PLAINTEXT")
        + " and sasl.* in "
        + CONFIG
        + "; if that isn't it, something else than Kafka may be listening.";
  }

  private static String sentence(Throwable failure) {
    return Objects.requireNonNullElse(failure.getMessage(), failure.toString())
        .replaceAll("\\.$", "");
  }
}
