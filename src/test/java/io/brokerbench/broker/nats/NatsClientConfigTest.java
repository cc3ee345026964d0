package io.brokerbench.broker.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.Kinds;
import io.nats.client.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NatsClientConfigTest {
  @TempDir Path folder;

  private Path file(String... lines) throws IOException {
    return Files.write(folder.resolve("client.properties"), List.of(lines));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          io.nats.client.servers=nats://x  | :2: io.nats.client.servers is the suite's own: --nats says
          url=nats://x                     | :2: url is the suite's own: --nats says
          io.nats.client.name=x            | its names all begin with brokerbench-
          io.nats.client.opentls=true      | would trust whoever answers
          io.nats.client.reconnect.max=5   | the suite's own, which has to be alike
          io.nats.client.trustStor=x       | is unknown to jnats
          io.nats.client.trustStore=none   | :2: io.nats.client.trustStore names a file that isn't there
          credential.path=none             | :2: credential.path names a file that isn't there
          username=bench                   | username needs io.nats.client.password as well
          """)
  void whatIsNotForGettingInIsRefusedByLineAndKey(String line, String message) throws IOException {
    Path file = file("# to get in", line);

    assertThatThrownBy(() -> new NatsAdapter().checkClientConfig(file))
        .isInstanceOf(BrokerException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(message);
  }

  @Test
  void twoWaysToGetInAreRefused() throws IOException {
    Path both = file("token=t", "username=u", "password=p");
    assertThatThrownBy(() -> new NatsAdapter().checkClientConfig(both))
        .hasMessage(both + ":1: token can't be given together with a user.");
    Path twice = file("token=t", "io.nats.client.token=t");
    assertThatThrownBy(() -> new NatsAdapter().checkClientConfig(twice))
        .hasMessageContaining("token is given twice, with and without io.nats.client.");
  }

  @Test
  void theConnectionTakesWhatItTakesToGetInAndNothingOfOursGivesWay() throws IOException {
    Path file = file("io.nats.client.username=u", "password=p", "secure=true");
    new NatsAdapter().checkClientConfig(file);

    Options options =
        NatsSettings.connection(
            new Endpoint(Kinds.NATS, "nats://there:4222", "id", List.of(), file), "name");

    assertThat(options.getUsernameChars()).containsExactly('u');
    assertThat(options.getPasswordChars()).containsExactly('p');
    assertThat(options.isTLSRequired()).isTrue();
    assertThat(options.getServers()).hasToString("[nats://there:4222]");
    assertThat(options.getMaxReconnect()).isZero();
  }

  @Test
  void withoutAFileThereIsNoTls() {
    Options options =
        NatsSettings.connection(
            new Endpoint(Kinds.NATS, "nats://there:4222", "id", List.of()), "name");

    assertThat(options.isTLSRequired()).isFalse();
  }
}
