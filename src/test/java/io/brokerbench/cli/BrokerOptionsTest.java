package io.brokerbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Kinds;
import io.brokerbench.console.UsageException;
import io.brokerbench.provision.BrokerProvider;
import io.brokerbench.provision.Host;
import io.brokerbench.request.BrokerChoice;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class BrokerOptionsTest {
  /** A program that every machine has; nothing is run before brokers are asked for. */
  private static final Path PROGRAM = Path.of("/bin/sh");

  private static BrokerChoice choice(String... words) {
    BrokerOptions options = new BrokerOptions();
    CommandSpec command =
        CommandSpec.create().addMixin("brokers", CommandSpec.forAnnotatedObject(options));
    options.addTo(command);
    new CommandLine(command).parseArgs(words);
    return options.choice(chosen -> chosen.provider(Host.current()));
  }

  @Test
  void withoutOptionsBrokersAreLocalAndHaveOneServer() {
    BrokerChoice choice = choice();
    assertThat(choice.provider().servers(Kinds.NATS)).containsExactly("default");
    assertThat(choice.nodes()).isZero();
    assertThat(choice.words()).isEmpty();
  }

  @Test
  void serversWithNamesAreComparedAndRecorded() {
    BrokerChoice choice =
        choice("--nats-server", "old=" + PROGRAM, "--nats-server", "new=" + PROGRAM);
    assertThat(choice.provider().servers(Kinds.NATS)).containsExactly("old", "new");
    assertThat(choice.provider().servers(Kinds.KAFKA)).containsExactly("default");
    assertThat(choice.words())
        .containsExactly("--nats-server", "old=" + PROGRAM, "--nats-server", "new=" + PROGRAM);
  }

  @Test
  void imagesWithNamesAreComparedAndRecorded() {
    String[] words = {
      "--brokers", "containers", "--nats-image", "old=nats:2.10", "--nats-image", "new=nats:2.12"
    };
    BrokerChoice choice = choice(words);
    assertThat(choice.provider().servers(Kinds.NATS)).containsExactly("old", "new");
    assertThat(choice.provider().servers(Kinds.KAFKA)).containsExactly("default");
    assertThat(choice.words()).containsExactly(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "--nats-server=x        | --nats-server is for --brokers local, and brokers are"
            + " containers.",
        "--nats-image=Bad Image | --nats-image Bad Image is no image; give one as in name:1.2",
      })
  void whatContainersCannotTakeIsRefused(String word, String message) {
    assertThatThrownBy(() -> choice("--brokers", "containers", word))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "--brokers=locl           | --brokers locl: brokers come from",
        "--kafka-image=kafka:4    | --kafka-image is for --brokers containers, and brokers are"
            + " local.",
        "--nodes=2                | --nodes 2: a broker has 1 server, or is a cluster of 3.",
        "--nats-server=/no/where  | --nats-server /no/where is no executable file",
        "--kafka=there:9092       | --kafka is for --brokers external, and brokers are local.",
        "--nats-config=/no/where  | --nats-config is for --brokers external",
        "--brokers=external       | --brokers external needs to know where they are: --kafka",
      })
  void whatIsNotAllowedIsRefused(String word, String message) {
    assertThatThrownBy(() -> choice(word))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(message);
  }

  @Test
  void externalBrokersAreThoseThatAreGiven() {
    BrokerChoice both =
        choice("--brokers=external", "--kafka=a:9092,b:9092", "--nats=nats://c:4222");
    assertThat(both.provider().usualDurability()).isEqualTo(Durability.DISK);
    assertThat(both.words())
        .containsExactly(
            "--brokers", "external", "--kafka", "a:9092,b:9092", "--nats", "nats://c:4222");
    BrokerProvider one = choice("--brokers=external", "--kafka=a:9092").provider();
    assertThat(one.servers(Kinds.KAFKA)).containsExactly("default");
    assertThat(one.servers(Kinds.INPROC)).containsExactly("default");
    assertThat(one.servers(Kinds.NATS)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --kafka=a                       | --kafka a: a is not of the form HOST:PORT.
          --kafka=a:1,                    | an empty address is not of the form HOST:PORT.
          --kafka=a:0                     | a:0 is not of the form HOST:PORT.
          --kafka=a:70000                 | a:70000 is not of the form HOST:PORT.
          --kafka=me:secret@a:1           | --kafka: an address with a user or password in it
          --nats=a:4222                   | a:4222 is not of the form nats://HOST:PORT.
          --nats=http://a:4222            | is not of the form nats://HOST:PORT.
          --nats=nats://me:secret@a:1     | --nats: an address with a user or password in it
          --nats=nats://secret@a:1        | give that as --nats-config.
          --kafka=a:1 --nats-config=x     | --nats-config needs --nats too
          --kafka=a:1 --nats-monitor=x    | --nats-monitor needs --nats too
          --nats=nats://a --kafka-config=x | --kafka-config needs --kafka too
          --nats=nats://a --nats-monitor=a | --nats-monitor a: a is not of the form http://HOST:PORT.
          --kafka=a:1 --kafka-config=none | none: there is no such file.
          --kafka=a:1 --nodes=3           | --nodes is for --brokers local, and brokers are external
          --kafka=a:1 --nats-server=x     | --nats-server is for --brokers local, and brokers are external
          """)
  void whatExternalBrokersCannotHaveIsRefused(String words, String message) {
    assertThatThrownBy(() -> choice(("--brokers=external " + words).split(" ")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(message)
        .message()
        .doesNotContain("secret");
  }
}
