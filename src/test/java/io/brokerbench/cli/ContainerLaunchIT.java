package io.brokerbench.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brokerbench.provision.ShortLived;
import io.brokerbench.provision.containers.LocalImages;
import io.brokerbench.provision.containers.NeedsDocker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar with {@code --brokers containers}. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ContainerLaunchIT {
  private static final String SHORT =
      "DeliveryBenchmark -p scenario=LOW -p workers=8 -p runIn=NONE -f 1 -wi 0 -i 1 -r 100ms"
          + " -jvmArgsPrepend "
          + ShortLived.FLAG;

  @TempDir Path folder;

  @Test
  @NeedsDocker
  void imagesAreComparedInOneRunAndNothingIsLeft() throws Exception {
    String old = LocalImages.nats("nats-server-release");
    String newest = LocalImages.nats("nats-server");
    String kafka = LocalImages.kafka();
    String redis = LocalImages.redis();

    End end =
        run(
            "--brokers containers --kafka-image %s --nats-image old=%s --nats-image new=%s"
                    .formatted(kafka, old, newest)
                + " --redis-image %s -p broker=KAFKA,NATS,REDIS %s".formatted(redis, SHORT));

    assertThat(end.status()).as(end.out() + end.err()).isZero();
    assertThat(end.out()).contains("messages were accounted for");
    assertThat(end.err()).doesNotContain("WARN", "ERROR", "testcontainers");
    Path run = run();
    JsonNode servers = json(run.resolve("environment.json")).at("/servers");
    assertThat(servers.at("/KAFKA").asText()).matches("\\d+\\.\\d+\\..*");
    assertThat(servers.at("/REDIS").asText()).matches("\\d+\\.\\d+\\..*");
    assertThat(servers.at("/NATS old").asText()).startsWith("2.9.");
    assertThat(servers.at("/NATS new").asText()).matches("2\\.[1-9]\\d+\\..*");
    try (Stream<Path> logs = Files.list(run.resolve("brokers"))) {
      assertThat(logs.toList()).hasSize(4).allSatisfy(log -> assertThat(log).isNotEmptyFile());
    }
    for (String image : List.of(old, newest, kafka, redis)) {
      assertThat(LocalImages.containersOf(image)).isEmpty();
    }
  }

  @Test
  @NeedsDocker
  void imageThatIsNowhereIsExitStatusThree() throws Exception {
    End end =
        run("--brokers containers --nats-image 127.0.0.1:1/no/nats:1 -p broker=NATS " + SHORT);

    assertThat(end.status()).isEqualTo(3);
    assertThat(end.err())
        .contains("The image 127.0.0.1:1/no/nats:1 is not here, and could not be pulled: ")
        .doesNotContain("\tat ");
    assertThat(folder.resolve("results")).doesNotExist();
  }

  @Test
  void withoutDockerTheExitStatusIsThreeAndWhatWasTriedIsSaid() throws Exception {
    End end = run("--brokers containers " + SHORT, "DOCKER_HOST=unix:///nowhere/docker.sock");

    assertThat(end.status()).isEqualTo(3);
    assertThat(end.err())
        .startsWith("--brokers containers needs Docker, and none was reached. Tried:\n")
        .contains("DOCKER_HOST=unix:///nowhere/docker.sock: No such file or directory")
        .contains("--brokers local needs none.")
        .doesNotContain("\tat ");
    assertThat(folder.resolve("results")).doesNotExist();
  }

  private record End(int status, String out, String err) {}

  private End run(String words, String... variables) throws Exception {
    List<String> command = new ArrayList<>();
    Collections.addAll(command, "env");
    Collections.addAll(command, variables);
    command.addAll(JarProcesses.command(words.split(" ")));
    Path err = folder.resolve("err");
    Process launcher =
        new ProcessBuilder(command).directory(folder.toFile()).redirectError(err.toFile()).start();
    String out = new String(launcher.getInputStream().readAllBytes(), UTF_8);
    return new End(launcher.waitFor(), out, Files.readString(err));
  }

  private Path run() throws IOException {
    try (Stream<Path> runs = Files.list(folder.resolve("results").resolve("runs"))) {
      return runs.findFirst().orElseThrow();
    }
  }

  private static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile());
  }
}
