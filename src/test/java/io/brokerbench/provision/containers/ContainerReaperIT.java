package io.brokerbench.provision.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Kinds;
import io.brokerbench.provision.Eventually;
import io.brokerbench.provision.Host;
import io.brokerbench.provision.ShortLived;
import io.brokerbench.provision.local.LauncherMain;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of containers when their launcher, a JVM of its own, is killed. */
@NeedsDocker
class ContainerReaperIT {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration PROMISED = Duration.ofSeconds(20);

  @TempDir Path temp;
  private final List<Process> launchers = new ArrayList<>();

  @AfterEach
  void endLaunchers() {
    launchers.forEach(Process::destroyForcibly);
  }

  @ParameterizedTest
  @ValueSource(strings = {"KAFKA", "NATS"})
  void killedLauncherLeavesNoContainer(BrokerKind kind) throws Exception {
    String image = kind.equals(Kinds.KAFKA) ? LocalImages.kafka() : LocalImages.nats("nats-server");
    Process launcher = launch(kind, image);
    BufferedReader out = launcher.inputReader(StandardCharsets.UTF_8);
    assertThat(out.readLine()).as(() -> said()).isNotNull();
    assertThat(LocalImages.containersOf(image)).hasSize(1);

    killAndExpectNothing(launcher, image);
  }

  @Test
  void launcherKilledWhileAContainerStartsLeavesNoneEither() throws Exception {
    String image = LocalImages.kafka();
    Process launcher = launch(Kinds.KAFKA, image);
    assertThat(Eventually.within(LONG, () -> !LocalImages.containersOf(image).isEmpty()))
        .as(() -> said())
        .isTrue();

    killAndExpectNothing(launcher, image);
  }

  private static void killAndExpectNothing(Process launcher, String image) {
    List<ProcessHandle> family = launcher.descendants().toList();
    assertThat(family).as("what is to remove the container").isNotEmpty();

    launcher.destroyForcibly();

    assertThat(
            Eventually.within(
                PROMISED,
                () ->
                    LocalImages.containersOf(image).isEmpty()
                        && family.stream().noneMatch(Eventually::runs)))
        .as("%s and what is to remove them: %s", LocalImages.containersOf(image), family)
        .isTrue();
  }

  private Process launch(BrokerKind kind, String image) throws IOException {
    Host host = Host.current();
    Process launcher =
        new ProcessBuilder(
                host.javaHome().resolve("bin").resolve("java").toString(),
                ShortLived.FLAG,
                "-cp",
                host.classPath(),
                LauncherMain.class.getName(),
                kind.name(),
                "MEMORY",
                "1",
                temp.toString(),
                temp.resolve("broker.log").toString(),
                image)
            .redirectError(temp.resolve("launcher.log").toFile())
            .start();
    launchers.add(launcher);
    return launcher;
  }

  private String said() {
    try {
      return "The launcher failed: " + Files.readString(temp.resolve("launcher.log"));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
