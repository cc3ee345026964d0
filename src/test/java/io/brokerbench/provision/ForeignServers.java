package io.brokerbench.provision;

import io.brokerbench.broker.Durability;
import io.brokerbench.broker.kafka.KafkaRecipe;
import io.brokerbench.broker.nats.NatsRecipe;
import io.brokerbench.broker.nats.NatsServer;
import io.brokerbench.broker.redis.RedisRecipe;
import io.brokerbench.broker.redis.RedisServer;
import io.brokerbench.provision.local.ReservedPorts;
import io.brokerbench.provision.local.Startup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Real servers that the suite under test knows nothing of: somebody else's, as it were. */
public final class ForeignServers {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private ForeignServers() {}

  /**
   * Starts a Kafka whose clients must use SASL_SSL with the mechanism PLAIN.
   *
   * @param temp gets its log
   */
  public static RunningBroker kafka(
      Path temp,
      Certificates certificates,
      Certificates.Server certificate,
      String user,
      String password)
      throws Exception {
    String store = certificates.password();
    return start(
        new KafkaRecipe(ShortLived.host()),
        temp,
        """
        listener.security.protocol.map=CLIENTS:SASL_SSL,PEERS:PLAINTEXT,CONTROLLER:PLAINTEXT
        sasl.enabled.mechanisms=PLAIN
        sasl.mechanism.inter.broker.protocol=PLAIN
        listener.name.clients.plain.sasl.jaas.config=\
        org.apache.kafka.common.security.plain.PlainLoginModule required \
        username="broker" password="of-the-broker" user_broker="of-the-broker" user_%s="%s";
        ssl.keystore.location=%s
        ssl.keystore.password=%s
        ssl.truststore.location=%s
        ssl.truststore.password=%s
        ssl.endpoint.identification.algorithm=
        """
            .formatted(
                user,
                password,
                certificates.keyStore(certificate),
                store,
                certificates.trust(certificate),
                store));
  }

  /** Starts a Kafka that lets everybody in. */
  public static RunningBroker kafka(Path temp) {
    return kafka(temp, "");
  }

  /** A Kafka server that has something more in its configuration. */
  public static RunningBroker kafka(Path temp, String more) {
    return start(new KafkaRecipe(ShortLived.host()), temp, more);
  }

  /**
   * Starts a nats-server with TLS.
   *
   * @param access what else is in its configuration: who is let in
   */
  public static RunningBroker nats(
      Path temp, Certificates certificates, Certificates.Server certificate, String access)
      throws Exception {
    return nats(
        temp,
        """
        tls {
          cert_file: "%s"
          key_file: "%s"
          timeout: 30 # of a handshake, on a busy machine
        }
        """
                .formatted(
                    certificates.certificatePem(certificate), certificates.keyPem(certificate))
            + access);
  }

  /** Starts a nats-server with something more in its configuration. */
  public static RunningBroker nats(Path temp, String more) {
    return start(new NatsRecipe(NatsServer.find(Host.current()), Durability.DISK), temp, more);
  }

  /** Starts a nats-server with a setting of JetStream's in place of another, or besides all. */
  public static RunningBroker natsJetStream(Path temp, String replaced, String by) {
    return start(
        new NatsRecipe(NatsServer.find(Host.current()), Durability.DISK),
        temp,
        text -> text.replace(replaced, by));
  }

  /** Starts a nats-server on a port that is free now. */
  public static RunningBroker natsAt(int port, Path temp) {
    // A second setting of the port wouldn't do: which of two holds is left to chance.
    return start(
        new NatsRecipe(NatsServer.find(Host.current()), Durability.DISK),
        temp,
        text -> text.replace("listen: \"127.0.0.1:-1\"", "listen: \"127.0.0.1:" + port + "\""));
  }

  /** Starts a redis-server of the tier DISK with something more in its configuration. */
  public static RunningBroker redis(Path temp, String more) {
    return start(new RedisRecipe(RedisServer.find(Host.current()), Durability.DISK), temp, more);
  }

  /**
   * Starts a redis-server that speaks nothing but TLS.
   *
   * @param more what else is in its configuration: who is let in
   */
  public static RunningBroker redis(
      Path temp, Certificates certificates, Certificates.Server certificate, String more)
      throws Exception {
    String tls =
        """
        tls-cert-file "%s"
        tls-key-file "%s"
        tls-ca-cert-file "%s"
        """
            .formatted(
                certificates.certificatePem(certificate),
                certificates.keyPem(certificate),
                certificates.authorityPem());
    return start(
        new RedisRecipe(RedisServer.find(Host.current()), Durability.DISK),
        temp,
        text -> text.replace("\nport ", "\nport 0\ntls-port ") + tls + more);
  }

  private static RunningBroker start(BrokerRecipe recipe, Path temp, String more) {
    return start(recipe, temp, text -> text + more);
  }

  private static RunningBroker start(
      BrokerRecipe recipe, Path temp, UnaryOperator<String> configured) {
    String name = "foreign-" + UUID.randomUUID().toString().substring(0, 8);
    try (ReservedPorts ports = ReservedPorts.of(1)) {
      return new Startup(DEADLINE, endpoint -> {})
          .start(
              new Extended(recipe, configured),
              Cluster.of(temp, name, temp.resolve(name + ".log"), ports.numbers()));
    }
  }

  /** A recipe with something else in its configuration. */
  private static final class Extended extends AlteredRecipe {
    private final UnaryOperator<String> configured;

    Extended(BrokerRecipe recipe, UnaryOperator<String> configured) {
      super(recipe);
      this.configured = configured;
    }

    @Override
    public String configuration(Cluster cluster, Node node) {
      return configured.apply(super.configuration(cluster, node));
    }
  }
}
