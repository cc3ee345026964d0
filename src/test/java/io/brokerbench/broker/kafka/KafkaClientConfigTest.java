package io.brokerbench.broker.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.Kinds;
import io.brokerbench.broker.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KafkaClientConfigTest {
  @TempDir Path folder;

  private Path file(String... lines) throws IOException {
    return Files.write(folder.resolve("client.properties"), List.of(lines));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          acks=all                       | :3: acks is the suite's own: -p replicas decides it.
          bootstrap.servers=x:1          | --kafka says where the servers are
          group.id=mine                  | all begin with brokerbench-
          linger.ms = 5                  | :3: linger.ms is the suite's own
          enable.idempotence:true        | enable.idempotence is the suite's own
          key.deserializer=x             | key.deserializer is the suite's own
          ssl.truststore.locaton=x       | is nothing that Kafka's clients know. Allowed are
          nonsense                       | :3: nonsense is nothing that Kafka's clients know
          security.protocol=TLS          | Invalid value TLS for configuration security.protocol
          sasl.jaas.config=some hidden;  | sasl.jaas.config is no single JAAS entry
          sasl.jaas.config=Module required password=hid den; | is no single JAAS entry
          """)
  void whatIsNotForGettingInIsRefusedByLineAndKey(String line, String message) throws IOException {
    Path file = file("# to get in", "security.providers=", line);

    assertThatThrownBy(() -> new KafkaAdapter().checkClientConfig(file))
        .isInstanceOf(BrokerException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(message)
        .hasNoCause()
        .message()
        .doesNotContain("hid");
  }

  @Test
  void aFileThatCannotBeReadIsNamed() throws IOException {
    assertThatThrownBy(() -> new KafkaAdapter().checkClientConfig(folder.resolve("none")))
        .hasMessage(folder.resolve("none") + ": there is no such file.");
    assertThatThrownBy(() -> new KafkaAdapter().checkClientConfig(folder))
        .hasMessageStartingWith(folder + " can't be read");
    assertThatThrownBy(() -> new KafkaAdapter().checkClientConfig(file("ssl.protocol=\\u12")))
        .hasMessageContaining("client.properties is no properties file");
  }

  @Test
  void allClientsTakeWhatItTakesToGetInAndNothingOfOursGivesWay() throws IOException {
    Path file = file("security.protocol=SASL_SSL", "sasl.mechanism=PLAIN");
    new KafkaAdapter().checkClientConfig(file);
    Endpoint endpoint = new Endpoint(Kinds.KAFKA, "there:9092", "id", List.of(), file);

    assertThat(
            List.of(
                KafkaSettings.producer(endpoint, Storage.standard(Durability.DISK)),
                KafkaSettings.consumer(endpoint),
                KafkaSettings.admin(endpoint, 1_000)))
        .allSatisfy(
            settings ->
                assertThat(settings)
                    .containsEntry("security.protocol", "SASL_SSL")
                    .containsEntry("sasl.mechanism", "PLAIN")
                    .containsEntry("bootstrap.servers", "there:9092"));
  }
}
