package io.brokerbench.provision.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.Kinds;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.Certificates;
import io.brokerbench.provision.Certificates.Server;
import io.brokerbench.provision.ClientFiles;
import io.brokerbench.provision.ForeignServers;
import io.brokerbench.provision.NatsAccounts;
import io.brokerbench.provision.ProvisionException;
import io.brokerbench.provision.RunningBroker;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody else's servers, with TLS and authentication, and what goes wrong with them. */
class ExternalBrokersIT {
  private static final String PASSWORD = "of-the-user";

  @TempDir static Path temp;
  private static Certificates certificates;
  private static ClientFiles files;
  private static RunningBroker kafka;
  private static RunningBroker nats;

  @BeforeAll
  static void start() throws Exception {
    certificates = Certificates.make(temp.resolve("certificates"), "of-the-store");
    files = new ClientFiles(temp.resolve("clients"), certificates.password());
    kafka = ForeignServers.kafka(temp, certificates, Server.GOOD, "bench", PASSWORD);
    nats = ForeignServers.nats(temp, certificates, Server.GOOD, natsUser(PASSWORD));
  }

  @AfterAll
  static void stop() {
    kafka.close();
    nats.close();
  }

  private static String natsUser(String password) {
    return "authorization { user: bench, password: \"" + password + "\", timeout: 30 }\n";
  }

  private static Path kafkaConfig(Path trust, String password) throws IOException {
    return files.kafka(trust, "bench", password);
  }

  private static Path natsConfig(Path trust, String password) throws IOException {
    return files.nats(trust, "bench", password);
  }

  private static Endpoint at(RunningBroker server, @Nullable Path config) {
    Endpoint there = server.endpoint();
    // Only the configuration is to say that there is TLS.
    String address = there.address().replace("tls://", "nats://");
    return new Endpoint(there.kind(), address, "", List.of(), config);
  }

  private static ExternalBrokers brokers(Endpoint endpoint) {
    return new ExternalBrokers(List.of(endpoint));
  }

  private static void check(Endpoint endpoint) {
    brokers(endpoint).check(Set.of(BrokerSpec.single(endpoint.kind(), Durability.DISK)));
  }

  private static void assertRefused(Endpoint endpoint, String... words) {
    assertThatThrownBy(() -> check(endpoint))
        .isInstanceOf(ProvisionException.class)
        .hasMessageContainingAll(endpoint.address())
        .hasMessageContainingAll(words);
  }

  @ParameterizedTest
  @CsvSource({"KAFKA", "NATS"})
  void aServerThatLetsUsInIsKnownAndUsed(BrokerKind kind) throws Exception {
    Endpoint endpoint =
        kind.equals(Kinds.KAFKA)
            ? at(kafka, kafkaConfig(certificates.trust(), PASSWORD))
            : at(nats, natsConfig(certificates.trust(), PASSWORD));
    ExternalBrokers brokers = brokers(endpoint);
    brokers.check(Set.of(BrokerSpec.single(kind, Durability.DISK)));
    assertThat(brokers.notices().get(0))
        .startsWith(kind + " at " + endpoint.address())
        .endsWith(", 1 server");
    RunningBroker running = brokers.start(BrokerSpec.single(kind, Durability.DISK), temp);
    assertThat(running.endpoint().clientConfig()).isEqualTo(endpoint.clientConfig());
    assertThat(running.version()).matches("\\d+\\.\\d+.*");
    running.close();
    assertThat((kind.equals(Kinds.KAFKA) ? kafka : nats).isAlive()).isTrue();
  }

  @Test
  void aWrongPasswordIsSaid() throws Exception {
    assertRefused(
        at(kafka, kafkaConfig(certificates.trust(), "wrong")),
        "it refused the credentials (Authentication failed: Invalid username or password)",
        "sasl.jaas.config");
    assertRefused(
        at(nats, natsConfig(certificates.trust(), "wrong")),
        "it refused the credentials",
        "Authorization Violation");
  }

  @Test
  void aCertificateThatNobodyTrustsIsSaid() throws Exception {
    assertRefused(
        at(kafka, kafkaConfig(certificates.misplacedTrust(), PASSWORD)),
        "its certificate is signed by nobody that the client trusts",
        "ssl.truststore.location");
    assertRefused(
        at(nats, natsConfig(certificates.misplacedTrust(), PASSWORD)),
        "its certificate is signed by nobody that the client trusts",
        "io.nats.client.trustStore");
  }

  @ParameterizedTest
  @CsvSource({
    "EXPIRED, its certificate has expired",
    "MISNAMED, its certificate is for another name"
  })
  void aWrongCertificateIsSaid(Server certificate, String message) throws Exception {
    try (RunningBroker wrong =
        ForeignServers.kafka(temp, certificates, certificate, "bench", PASSWORD)) {
      assertRefused(at(wrong, kafkaConfig(certificates.trust(), PASSWORD)), message);
    }
    try (RunningBroker wrong =
        ForeignServers.nats(temp, certificates, certificate, natsUser(PASSWORD))) {
      assertRefused(at(wrong, natsConfig(certificates.trust(), PASSWORD)), message);
    }
  }

  @Test
  void aServerThatSpeaksTlsToAClientThatDoesNotIsSaid() {
    assertRefused(at(kafka, null), "it speaks TLS, and security.protocol is PLAINTEXT");
    assertRefused(at(nats, null), "it speaks TLS, and the client was not told to");
  }

  @Test
  void aTokenLetsUsIn() throws Exception {
    try (RunningBroker server =
        ForeignServers.nats(
            temp, certificates, Server.GOOD, "authorization { token: s3cr3t, timeout: 30 }\n")) {
      check(at(server, files.natsToken(certificates.trust(), "s3cr3t")));
      assertRefused(
          at(server, files.natsToken(certificates.trust(), "wrong")), "it refused the credentials");
    }
  }

  @Test
  void aCredentialsFileLetsUsIn() throws Exception {
    NatsAccounts accounts = NatsAccounts.create();
    try (RunningBroker server =
        ForeignServers.nats(temp, certificates, Server.GOOD, accounts.configuration())) {
      check(at(server, files.natsCredentials(certificates.trust(), accounts.credentials())));
      assertRefused(
          at(
              server,
              files.natsCredentials(certificates.trust(), NatsAccounts.create().credentials())),
          "it refused the credentials");
    }
  }

  @Test
  void aServerThatWantsACertificateGetsOneOrSaysSo() throws Exception {
    String tls =
        """
        tls { cert_file: "%s", key_file: "%s", ca_file: "%s", verify: true, timeout: 30 }
        """
            .formatted(
                certificates.certificatePem(Server.GOOD),
                certificates.keyPem(Server.GOOD),
                certificates.authorityPem());
    try (RunningBroker server = ForeignServers.nats(temp, tls)) {
      check(
          at(
              server,
              files.natsCertificate(certificates.trust(), certificates.keyStore(Server.GOOD))));
      assertRefused(
          at(server, files.nats(certificates.trust())),
          "a certificate of the client's",
          "io.nats.client.keyStore");
    }
  }

  @Test
  void storesThatCannotBeOpenedAreSaid() throws Exception {
    ClientFiles mistaken = new ClientFiles(temp.resolve("clients"), "wrong");
    assertRefused(
        at(kafka, mistaken.kafka(certificates.trust(), "bench", PASSWORD)),
        "its client can't be set up: Failed to load SSL keystore",
        "password was incorrect");
    assertRefused(
        at(nats, mistaken.nats(certificates.trust())),
        "its client can't be set up",
        "password was incorrect");
  }

  @Test
  void whatAServerCannotDoIsSaidBeforeTheRun() throws Exception {
    Path config = natsConfig(certificates.trust(), PASSWORD);
    Endpoint endpoint = at(nats, config);
    assertThatThrownBy(
            () ->
                brokers(endpoint)
                    .check(
                        Set.of(new BrokerSpec(Kinds.NATS, BrokerSpec.DEFAULT, Durability.DISK, 3))))
        .isInstanceOf(ProvisionException.class)
        .hasMessageContaining("-p replicas=3 needs as many servers")
        .hasMessageContaining("answers 1");
    assertThatThrownBy(() -> fsync(endpoint, nats.endpoint().monitors()))
        .isInstanceOf(ProvisionException.class)
        .hasMessageContaining("sync_always was to be true and is false");
    try (RunningBroker another = ForeignServers.nats(temp, "")) {
      assertThatThrownBy(() -> fsync(endpoint, another.endpoint().monitors()))
          .isInstanceOf(ProvisionException.class)
          .hasMessageContaining("is of another server than those at");
    }
  }

  private static void fsync(Endpoint nats, List<URI> monitors) {
    brokers(new Endpoint(Kinds.NATS, nats.address(), "", monitors, nats.clientConfig()))
        .check(Set.of(BrokerSpec.single(Kinds.NATS, Durability.FSYNC)));
  }

  /** A fork is told who answered at first, and measures nobody else. */
  @Test
  void aServerThatWasReplacedIsNotMeasured() {
    ExternalBrokers brokers;
    Endpoint there;
    BrokerSpec spec = BrokerSpec.single(Kinds.NATS, Durability.DISK);
    try (RunningBroker first = ForeignServers.nats(temp, "")) {
      there = at(first, null);
      brokers = brokers(there);
      brokers.check(Set.of(spec));
    }
    int port = URI.create(there.address()).getPort();
    try (RunningBroker second = ForeignServers.natsAt(port, temp)) {
      assertThat(second.endpoint().address()).isEqualTo(there.address());
      assertThatThrownBy(() -> brokers.start(spec, temp))
          .isInstanceOf(ProvisionException.class)
          .hasMessageContaining("answers the NATS server " + second.endpoint().identity());
    }
  }

  @Test
  void aServerThatWantsAPasswordIsSaid() throws Exception {
    assertRefused(
        at(
            kafka,
            files.file(
                "security.protocol=SSL\nssl.truststore.location=%s\nssl.truststore.password=%s\n"
                    .formatted(certificates.trust(), certificates.password()))),
        "SASL_SSL");
    assertRefused(at(nats, files.nats(certificates.trust())), "it refused the credentials");
  }
}
