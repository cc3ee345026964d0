package io.brokerbench.broker;

import io.brokerbench.broker.spi.Drivers;
import io.brokerbench.fuzz.Mangled;
import io.brokerbench.fuzz.Reader;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever became of a file of properties, it is read, or refused in words. */
class FuzzedPropertiesTest {
  private static final String ENDPOINTS =
      """
      #Brokers of a Brokerbench run
      kafka.address=127.0.0.1\\:9092,127.0.0.1\\:9093
      kafka.identity=abc
      kafka.monitors=http\\://127.0.0.1\\:8080/metrics
      kafka.client-config=/etc/kafka/client.properties
      nats.address=nats\\://127.0.0.1\\:4222
      nats.identity=
      nats.monitors=http\\://127.0.0.1\\:8222,http\\://127.0.0.1\\:8223
      """;

  private static final String KAFKA =
      """
      # to get in
      security.protocol=SASL_SSL
      sasl.mechanism = SCRAM-SHA-512
      sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required \\
        username="u" password="p";
      ssl.endpoint.identification.algorithm:
      ssl.enabled.protocols=TLSv1.3,TLSv1.2
      """;

  private static final String NATS =
      """
      # to get in
      io.nats.client.username=user
      io.nats.client.password=\\u0070ass
      io.nats.client.secure=true
      tls.first=true
      io.nats.client.inbox.prefix = _INBOX
      """;

  @Property
  void endpoints(@ForAll("endpointsFiles") List<byte[]> files) {
    reader("endpoints.properties", EndpointsFile::read).keepsItsPromise(files);
  }

  @Provide
  Arbitrary<List<byte[]>> endpointsFiles() {
    return Mangled.texts(List.of(ENDPOINTS));
  }

  @Property
  void kafkasClients(@ForAll("kafkaFiles") List<byte[]> files) {
    reader("kafka.properties", file -> checked(Kinds.KAFKA, file)).keepsItsPromise(files);
  }

  @Provide
  Arbitrary<List<byte[]>> kafkaFiles() {
    return Mangled.texts(List.of(KAFKA));
  }

  @Property
  void natsClients(@ForAll("natsFiles") List<byte[]> files) {
    reader("nats.properties", file -> checked(Kinds.NATS, file)).keepsItsPromise(files);
  }

  @Provide
  Arbitrary<List<byte[]>> natsFiles() {
    return Mangled.texts(List.of(NATS));
  }

  private static ClientConfig checked(BrokerKind kind, Path file) {
    Drivers.adapter(kind).checkClientConfig(file);
    return ClientConfig.read(file);
  }

  private static Reader reader(String name, Reader.Reading reading) {
    return new Reader(name, reading, BrokerException.class);
  }
}
