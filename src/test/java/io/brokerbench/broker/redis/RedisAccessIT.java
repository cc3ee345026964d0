package io.brokerbench.broker.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brokerbench.broker.AckListener;
import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.Delivery;
import io.brokerbench.broker.DeliveryHandler;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.Kinds;
import io.brokerbench.broker.Message;
import io.brokerbench.broker.ServerFacts;
import io.brokerbench.broker.Storage;
import io.brokerbench.broker.Subscription;
import io.brokerbench.broker.Topic;
import io.brokerbench.broker.TopicSpec;
import io.brokerbench.provision.Certificates;
import io.brokerbench.provision.ClientFiles;
import io.brokerbench.provision.ForeignServers;
import io.brokerbench.provision.RunningBroker;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Getting into somebody else's redis-server: by TLS, and as a user with as few rights as it takes.
 */
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RedisAccessIT {
  private static final String PASSWORD = "open-sesame";
  private static final String RIGHTS =
      "~brokerbench-* +@stream +del +exists +scan +info +client|setname +client|id"
          + " +client|unblock";
  private static final String USERS =
      """
      user default off
      user bench on >%1$s %2$s +config|get
      user modest on >%1$s %2$s
      user stranger on >%1$s +info +client
      """
          .formatted(PASSWORD, RIGHTS);

  /** By default a server wants a certificate of each client's. */
  private static final String EVERYBODY = "tls-auth-clients no\n" + USERS;

  @TempDir static Path temp;
  private static Certificates certificates;
  private static ClientFiles files;
  private static RunningBroker server;

  @BeforeAll
  static void start() throws Exception {
    certificates = Certificates.make(temp.resolve("certificates"), "of-the-stores");
    files = new ClientFiles(temp.resolve("files"), "of-the-stores");
    server = ForeignServers.redis(temp, certificates, Certificates.Server.GOOD, EVERYBODY);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Endpoint endpoint(@Nullable Path file) {
    if (file != null) {
      new RedisAdapter().checkClientConfig(file);
    }
    Endpoint there = server.endpoint();
    return new Endpoint(Kinds.REDIS, there.address(), there.identity(), List.of(), file);
  }

  private static Endpoint as(String user) throws Exception {
    return endpoint(files.redis(certificates.trust(), user, PASSWORD));
  }

  private static void assertRefused(Endpoint endpoint, String reason) {
    assertThatThrownBy(() -> new RedisAdapter().connect(endpoint).purge())
        .isInstanceOf(BrokerException.class)
        .hasMessageContaining(reason)
        .hasMessageNotContaining(PASSWORD)
        .hasMessageNotContaining("of-the-stores");
  }

  @Test
  void aUserWithTheRightsThatItTakesMeasuresAndReadsTheConfigurationBack() throws Exception {
    try (Broker broker = new RedisAdapter().connect(as("bench"))) {
      measure(broker);
      assertThat(broker.effectiveConfig())
          .containsEntry("server.appendfsync", "everysec")
          .containsEntry("client.tls", "true");
      broker.purge();
      assertThat(broker.footprint().partitions()).isZero();
    }
    ServerFacts facts = new RedisAdapter().ask(as("bench"));
    assertThat(facts.identity()).hasSize(40);
  }

  /** Half of it is told all the same. */
  @Test
  void aUserWhoMayNotReadTheConfigurationMeasuresWhatNeedsNoProof() throws Exception {
    try (Broker broker = new RedisAdapter().connect(as("modest"))) {
      measure(broker);
      assertThat(broker.effectiveConfig())
          .containsEntry("server.appendonly", "yes")
          .containsEntry("server.appendfsync (asked)", "everysec");
      assertThatThrownBy(
              () ->
                  broker.createTopics(
                      TopicSpec.series("fsync", 1, 1), Storage.standard(Durability.FSYNC)))
          .isInstanceOf(BrokerException.class)
          .hasMessageContaining("this user may not read that. Allow +config|get.");
      assertThatThrownBy(
              () ->
                  broker.createTopics(
                      TopicSpec.series("memory", 1, 1), Storage.standard(Durability.MEMORY)))
          .isInstanceOf(BrokerException.class)
          .hasMessageContaining("has appendonly yes");
      broker.purge();
    }
  }

  private static void measure(Broker broker) throws Exception {
    broker.purge();
    List<Topic> topics =
        broker.createTopics(TopicSpec.series("access", 1, 3), Storage.standard(Durability.DISK));
    Counting counting = new Counting();
    try (Subscription subscription = broker.subscribe(topics, counting)) {
      subscription.start();
      for (int i = 0; i < 100; i++) {
        broker.publisher(topics.get(0), counting).publish(new Message(i, new byte[100]));
      }
      counting.acknowledged.await();
      counting.delivered.await();
      assertThat(broker.footprint().connections()).isGreaterThanOrEqualTo(3);
    }
  }

  @Test
  void aUserWithoutTheRightsIsToldWhichItTakes() throws Exception {
    assertRefused(as("stranger"), "+@stream +del +exists, and +scan +info +client");
  }

  @Test
  void aWrongPasswordIsSaidAsThat() throws Exception {
    assertRefused(
        endpoint(files.redis(certificates.trust(), "bench", "wrong")),
        "it refused the credentials. Correct username and password in --redis-config.");
  }

  @Test
  void aClientThatWasNotToldOfTlsIsToldHow() {
    assertRefused(endpoint(null), "it speaks TLS, and the client was not told to.");
  }

  @Test
  void aPasswordThatIsMissingIsAskedFor() throws Exception {
    assertRefused(
        endpoint(
            files.file(
                "trustStore=%s\ntrustStorePassword=of-the-stores\n"
                    .formatted(certificates.trust()))),
        "it wants a password. Put username and password into a file");
  }

  @Test
  void aServerWhoseCertificateNobodyTrustedHasSignedIsRefused() throws Exception {
    assertRefused(
        endpoint(files.redis(certificates.misplacedTrust(), "bench", PASSWORD)),
        "put the signer into the store that trustStore in --redis-config names");
  }

  @Test
  void aServerWithTheCertificateOfAnotherIsRefused() throws Exception {
    try (RunningBroker misnamed =
        ForeignServers.redis(temp, certificates, Certificates.Server.MISNAMED, EVERYBODY)) {
      Endpoint endpoint =
          new Endpoint(
              Kinds.REDIS,
              misnamed.endpoint().address(),
              misnamed.endpoint().identity(),
              List.of(),
              files.redis(certificates.trust(), "bench", PASSWORD));
      assertRefused(endpoint, "its certificate is for another name");
    }
  }

  @Test
  void aServerThatWantsACertificateOfTheClientsGetsIt() throws Exception {
    try (RunningBroker strict =
        ForeignServers.redis(temp, certificates, Certificates.Server.GOOD, "")) {
      Endpoint there = strict.endpoint();
      Path trust = certificates.trust();
      String store = "%sStore=%s\n%1$sStorePassword=of-the-stores\n";
      Path without = files.file(store.formatted("trust", trust));
      assertRefused(
          new Endpoint(Kinds.REDIS, there.address(), there.identity(), List.of(), without), "put");
      Path with =
          files.file(
              store.formatted("trust", trust)
                  + store.formatted("key", certificates.keyStore(Certificates.Server.GOOD)));
      new RedisAdapter().checkClientConfig(with);
      new RedisAdapter()
          .connect(new Endpoint(Kinds.REDIS, there.address(), there.identity(), List.of(), with))
          .close();
    }
  }

  @Test
  void aServerWithoutTlsIsSaidToHaveNone() throws Exception {
    try (RunningBroker plain = ForeignServers.redis(temp, "")) {
      Endpoint endpoint =
          new Endpoint(
              Kinds.REDIS,
              plain.endpoint().address(),
              plain.endpoint().identity(),
              List.of(),
              files.file("tls=true\n"));
      assertThatThrownBy(() -> new RedisAdapter().ask(endpoint))
          .isInstanceOf(BrokerException.class)
          .hasMessageContaining("it speaks no TLS, and the client was told to; take TLS out of");
    }
  }

  private static final class Counting implements AckListener, DeliveryHandler {
    private final CountDownLatch acknowledged = new CountDownLatch(100);
    private final CountDownLatch delivered = new CountDownLatch(100);

    @Override
    public void acknowledged(Message message) {
      acknowledged.countDown();
    }

    @Override
    public void failed(Message message, Throwable cause) {
      throw new AssertionError(cause);
    }

    @Override
    public void deliver(Delivery delivery) {
      delivery.handled();
      delivered.countDown();
    }

    @Override
    public void endOfBatch() {}

    @Override
    public void failed(BrokerException failure) {
      throw failure;
    }
  }
}
