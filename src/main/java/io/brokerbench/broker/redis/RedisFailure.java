package io.brokerbench.broker.redis;

import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.TcpProbe;
import io.brokerbench.broker.TlsFault;
import java.net.SocketTimeoutException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;

/** Says why Redis didn't do what it was asked for, and what to do. */
final class RedisFailure {
  private static final String CONFIG = "--redis-config";

  private RedisFailure() {}

  /**
   * Why there is no connection.
   *
   * @param failure what Jedis threw
   */
  static BrokerException noConnection(Endpoint endpoint, RuntimeException failure) {
    return new BrokerException(
        "Redis at " + endpoint.address() + " was not connected to: " + reason(endpoint, failure),
        failure);
  }

  /**
   * Why a request came to nothing.
   *
   * @param what as in "list its streams"
   * @param failure what Jedis threw
   */
  static BrokerException of(Endpoint endpoint, String what, RuntimeException failure) {
    return new BrokerException(
        "Redis at "
            + endpoint.address()
            + " did not "
            + what
            + ": "
            + (failure instanceof JedisDataException refusal ? answer(refusal) : silence(failure)),
        failure);
  }

  /** What a refusal says, with what mends it. */
  static String answer(JedisDataException refusal) {
    String said = sentence(refusal);
    if (said.startsWith("WRONGPASS")) {
      return "it refused the credentials. Correct username and password in " + CONFIG + ".";
    }
    if (said.startsWith("NOAUTH")) {
      return "it wants a password. Put username and password into a file, and give that as "
          + CONFIG
          + ".";
    }
    if (said.startsWith("NOPERM")) {
      return "its access control doesn't allow that ("
          + said
          + "). The user needs ~brokerbench-* with +@stream +del +exists, and +scan +info +client;"
          + " +config|get tells more.";
    }
    return said + ".";
  }

  private static String reason(Endpoint endpoint, RuntimeException failure) {
    if (failure instanceof JedisDataException refusal) {
      return answer(refusal);
    }
    Optional<TlsFault> fault = TlsFault.of(failure);
    if (fault.isPresent()) {
      return text(fault.get(), failure);
    }
    HostAndPort server = RedisAddress.of(endpoint.address()).server();
    Optional<String> unreachable = TcpProbe.unreachable(server.getHost(), server.getPort());
    if (unreachable.isPresent()) {
      return unreachable.get() + ". Start it, or correct the address.";
    }
    if (!(failure instanceof JedisConnectionException)) {
      return "its client can't be set up: " + root(failure) + ".";
    }
    boolean tls = RedisClientConfig.isTls(endpoint);
    if (tls != TcpProbe.speaksTls(server.getHost(), server.getPort())) {
      return tls
          ? text(TlsFault.NO_TLS, failure)
          : "it speaks TLS, and the client was not told to. Write rediss:// in its address, or put"
              + " trustStore into a file, and give that as "
              + CONFIG
              + ".";
    }
    return tls
        ? silence(failure)
            + " If it wants a certificate of the client's, put one into the store that keyStore in "
            + CONFIG
            + " names."
        : silence(failure) + " Perhaps something else than Redis listens there.";
  }

  /**
   * Refuses a server that speaks no TLS where the client is to speak it: it would wait for the rest
   * of what it takes for a command, and the client for an answer.
   *
   * @throws BrokerException if so
   */
  static void requireTlsIfAsked(Endpoint endpoint) {
    HostAndPort server = RedisAddress.of(endpoint.address()).server();
    if (RedisClientConfig.isTls(endpoint)
        && TcpProbe.unreachable(server.getHost(), server.getPort()).isEmpty()
        && !TcpProbe.speaksTls(server.getHost(), server.getPort())) {
      throw new BrokerException(
          "Redis at "
              + endpoint.address()
              + " was not connected to: "
              + text(TlsFault.NO_TLS, new JedisConnectionException("no TLS")));
    }
  }

  private static String text(TlsFault fault, RuntimeException failure) {
    return fault.text(
        RedisClientConfig.TRUST_STORE + " in " + CONFIG,
        RedisClientConfig.KEY_STORE + " in " + CONFIG,
        RedisClientConfig.TLS + " in " + CONFIG + ", and rediss:// out of the address",
        failure);
  }

  /** Why no answer came. */
  private static String silence(RuntimeException failure) {
    return causes(failure).anyMatch(SocketTimeoutException.class::isInstance)
        ? "it did not answer in time."
        : "the connection has ended (" + root(failure) + ").";
  }

  private static String root(Throwable failure) {
    return sentence(causes(failure).reduce((outer, inner) -> inner).orElse(failure));
  }

  private static String sentence(Throwable failure) {
    return Objects.requireNonNullElse(failure.getMessage(), "no reason given")
        .replaceAll("\\.$", "");
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(20);
  }
}
