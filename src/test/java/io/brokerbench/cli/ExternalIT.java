package io.brokerbench.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.provision.Certificates;
import io.brokerbench.provision.ClientFiles;
import io.brokerbench.provision.ForeignServers;
import io.brokerbench.provision.RunningBroker;
import io.brokerbench.provision.ShortLived;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar on servers of somebody else's, which hold data of somebody else's. */
@Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ExternalIT {
  private static final String SHORT =
      "-p scenario=LOW -p workers=4 -p runIn=NONE -f 1 -wi 1 -i 1 -w 100ms -r 100ms"
          + " -jvmArgsPrepend "
          + ShortLived.FLAG;

  /** A process lives for seconds. */
  private static final long LOOK_MILLIS = 250;

  private static final String USER = "bench";
  private static final String STORE_PASSWORD = secret();
  private static final String KAFKA_PASSWORD = secret();
  private static final String NATS_PASSWORD = secret();
  private static final String WRONG_PASSWORD = secret();
  private static final List<String> SECRETS =
      List.of(STORE_PASSWORD, KAFKA_PASSWORD, NATS_PASSWORD, WRONG_PASSWORD);

  @TempDir static Path servers;
  private static Certificates certificates;
  private static ClientFiles files;
  private static RunningBroker kafka;
  private static RunningBroker nats;

  @TempDir Path folder;

  private static String secret() {
    return "secret" + UUID.randomUUID().toString().replace("-", "");
  }

  @BeforeAll
  static void start() throws Exception {
    certificates = Certificates.make(servers.resolve("certificates"), STORE_PASSWORD);
    files = new ClientFiles(servers.resolve("clients"), STORE_PASSWORD);
    kafka =
        ForeignServers.kafka(servers, certificates, Certificates.Server.GOOD, USER, KAFKA_PASSWORD);
    nats =
        ForeignServers.nats(
            servers,
            certificates,
            Certificates.Server.GOOD,
            "authorization { user: %s, password: \"%s\", timeout: 30 }\n"
                .formatted(USER, NATS_PASSWORD));
  }

  @AfterAll
  static void stop() {
    kafka.close();
    nats.close();
  }

  /** What became of a run, and all that could be seen of it. */
  private record Finished(int status, String out, String err, Set<String> seen) {}

  private Finished run(Path kafkaConfig, Path natsConfig, String... more) throws Exception {
    return run(folder, kafkaConfig, natsConfig, more);
  }

  private static Finished run(Path folder, Path kafkaConfig, Path natsConfig, String... more)
      throws Exception {
    List<String> command = new ArrayList<>(JarProcesses.command());
    Collections.addAll(command, "--brokers", "external");
    Collections.addAll(command, "--kafka", kafka.endpoint().address());
    Collections.addAll(command, "--kafka-config", kafkaConfig.toString());
    Collections.addAll(command, "--nats", nats.endpoint().address());
    Collections.addAll(command, "--nats-config", natsConfig.toString());
    Collections.addAll(command, more);
    Collections.addAll(command, SHORT.split(" "));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process launcher =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      Set<String> seen = new HashSet<>();
      while (!launcher.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        Visible.of(launcher, folder).forEach(seen::add);
      }
      return new Finished(
          launcher.waitFor(), Files.readString(out, UTF_8), Files.readString(err, UTF_8), seen);
    } finally {
      launcher.descendants().forEach(ProcessHandle::destroyForcibly);
      launcher.destroyForcibly();
    }
  }

  private static Path kafkaConfig(String password) throws Exception {
    return files.kafka(certificates.trust(), USER, password);
  }

  private static Path natsConfig(String password) throws Exception {
    return files.nats(certificates.trust(), USER, password);
  }

  @Test
  void aRunLeavesWhatOthersHaveAsItWasAndShowsNoSecret() throws Exception {
    Path kafkaConfig = kafkaConfig(KAFKA_PASSWORD);
    Path natsConfig = natsConfig(NATS_PASSWORD);
    assertThat(Visible.written(servers)).anyMatch(text -> text.contains(KAFKA_PASSWORD));
    try (ForeignKafkaData foreignKafka = ForeignKafkaData.put(kafka.endpoint(), kafkaConfig);
        ForeignNatsData foreignNats = ForeignNatsData.put(nats.endpoint(), natsConfig)) {
      List<String> kafkaBefore = foreignKafka.everything();
      List<String> natsBefore = foreignNats.everything();
      foreignKafka.leaveSomethingOfOurs();
      foreignNats.leaveSomethingOfOurs();
      assertThat(foreignKafka.everything()).isNotEqualTo(kafkaBefore);
      assertThat(foreignNats.everything()).isNotEqualTo(natsBefore);

      Finished run = run(kafkaConfig, natsConfig, "-v", "EXTRA", "-rff", "own.json", "-rf", "json");

      assertThat(run.status()).as(run.out() + run.err()).isZero();
      assertThat(run.out()).contains("messages were accounted for");
      assertThat(foreignKafka.everything()).isEqualTo(kafkaBefore);
      assertThat(foreignNats.everything()).isEqualTo(natsBefore);
      assertThat(run.seen())
          .anyMatch(text -> text.contains("ForkedMain") && text.contains("brokerbench.endpoints"))
          .anyMatch(text -> text.contains("nats.client-config=" + natsConfig));
      assertThat(folder.resolve("own.json")).isNotEmptyFile();
      assertThat(Visible.written(folder))
          .anyMatch(text -> text.contains("\"brokerLifetime\" : \"external\""));
      assertNoSecret(run);
    }
  }

  @Test
  void twoRunsAtOnceHaveExactAccountsAndKnowOfEachOther() throws Exception {
    Path kafkaConfig = kafkaConfig(KAFKA_PASSWORD);
    Path natsConfig = natsConfig(NATS_PASSWORD);
    List<CompletableFuture<Finished>> runs = new ArrayList<>();
    for (String name : List.of("one", "other")) {
      Path own = Files.createDirectory(folder.resolve(name));
      runs.add(
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return run(own, kafkaConfig, natsConfig);
                } catch (Exception e) {
                  throw new CompletionException(e);
                }
              }));
    }
    for (CompletableFuture<Finished> run : runs) {
      Finished finished = run.get();
      assertThat(finished.status()).as(finished.out() + finished.err()).isZero();
      assertThat(finished.out())
          .contains("messages were accounted for")
          .contains("SHARED SERVERS: another run of Brokerbench used");
    }
  }

  @Test
  void noSecretIsShownByARunWhoseForksFail() throws Exception {
    Path noTls =
        Files.writeString(
            folder.resolve("java.security"), "jdk.tls.disabledAlgorithms=TLSv1.3, TLSv1.2\n");

    Finished run =
        run(
            kafkaConfig(KAFKA_PASSWORD),
            natsConfig(NATS_PASSWORD),
            "-v",
            "EXTRA",
            "-jvmArgsAppend",
            "-Djava.security.properties=" + noTls);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("MISSING");
    assertNoSecret(run);
  }

  @Test
  void aWrongPasswordIsOneSentenceAndStatusThree() throws Exception {
    Finished run = run(kafkaConfig(WRONG_PASSWORD), natsConfig(NATS_PASSWORD));

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .contains("Kafka at " + kafka.endpoint().address(), "it refused the credentials");
    assertNoSecret(run);

    Finished traced = run(kafkaConfig(KAFKA_PASSWORD), natsConfig(WRONG_PASSWORD), "--stacktrace");

    assertThat(traced.status()).isEqualTo(3);
    assertThat(traced.err())
        .contains("NATS at " + nats.endpoint().address(), "it refused the credentials", "\tat ");
    assertNoSecret(traced);
  }

  private void assertNoSecret(Finished run) throws IOException {
    List<String> all = new ArrayList<>(run.seen());
    all.addAll(Visible.written(folder));
    for (String secret : SECRETS) {
      assertThat(all).noneMatch(text -> text.contains(secret));
    }
  }
}
