package io.brokerbench.results;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentTest {
  private static final String HOME = "/home/planted";

  @TempDir Path folder;

  private String written(List<String> arguments, Map<String, String> config) throws IOException {
    RunFolder run = RunFolder.create(folder, Instant.EPOCH, "test");
    run.writeEnvironment(
        new Environment(
            "1970-01-01T00:00:00Z",
            Suite.current(),
            Map.of("KAFKA", "4.4.0"),
            Machine.current(),
            List.of("BUSY MACHINE"),
            List.of("SHARED SERVERS"),
            new Environment.RunSettings(null, arguments, "fork"),
            List.of(
                new Environment.RowEnvironment(
                    "a.B.c", "thrpt", Map.of("broker", "KAFKA"), 3, config))),
        Redaction.of(HOME));
    return Files.readString(run.path().resolve("environment.json"));
  }

  @Test
  void saysWhatTheRunWasMeasuredOnAndWith() throws IOException {
    JsonNode environment =
        new ObjectMapper().readTree(written(List.of("-f", "3"), Map.of("acks", "1")));

    assertThat(environment.at("/suite/jmh").asText()).isEqualTo("1.37");
    assertThat(environment.at("/suite/clients/kafka-clients").asText())
        .matches("\\d+\\.\\d+\\.\\d+");
    assertThat(environment.at("/suite/clients/jnats").asText()).matches("\\d+\\.\\d+\\.\\d+");
    assertThat(environment.at("/servers/KAFKA").asText()).isEqualTo("4.4.0");
    assertThat(environment.at("/machine/jdk").asText())
        .contains(System.getProperty("java.runtime.version"));
    assertThat(environment.at("/machine/processors").asInt()).isPositive();
    assertThat(environment.at("/machine/memoryBytes").asLong()).isPositive();
    assertThat(environment.at("/machine/cpu").asText()).isNotBlank();
    assertThat(environment.at("/run/arguments/1").asText()).isEqualTo("3");
    assertThat(environment.at("/busy/0").asText()).isEqualTo("BUSY MACHINE");
    assertThat(environment.at("/shared/0").asText()).isEqualTo("SHARED SERVERS");
    assertThat(environment.at("/rows/0/config/acks").asText()).isEqualTo("1");
  }

  @Test
  void homeFolderIsNotInIt() throws IOException {
    String environment =
        written(
            List.of("-rff", HOME + "/x.json", "-jvmArgs", "-Da=" + HOME + ":" + HOME + "/b"),
            Map.of("log.dir", HOME, "other", HOME + "2/kept"));

    assertThat(environment)
        .contains("~/x.json", "-Da=~:~/b", "\"~\"", HOME + "2/kept")
        .doesNotContain(HOME + "/", HOME + "\"", HOME + ":");
  }

  @Test
  void secretsAreNotInIt() throws IOException {
    String environment =
        written(
            List.of("-jvmArgs", "-Dmy.password=marker1 -Da=b", "nats://me:marker2@host:4222"),
            Map.of("ssl.key.password", "marker3", "sasl.jaas.config", "x password=\"marker4\";"));

    assertThat(environment).doesNotContain("marker").contains("-Da=b", "host:4222");
  }

  @Test
  void rootAsHomeHidesNothing() throws IOException {
    RunFolder run = RunFolder.create(folder, Instant.EPOCH, "root");
    run.writeEnvironment(
        new Environment(
            "",
            Suite.current(),
            Map.of(),
            Machine.current(),
            List.of("BUSY MACHINE"),
            List.of("SHARED SERVERS"),
            new Environment.RunSettings("/a/b", List.of(), "fork"),
            List.of()),
        Redaction.of("/"));

    assertThat(run.path().resolve("environment.json")).content().contains("/a/b");
  }
}
