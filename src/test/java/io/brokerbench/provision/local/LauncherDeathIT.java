package io.brokerbench.provision.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Kinds;
import io.brokerbench.broker.kafka.KafkaArchive;
import io.brokerbench.broker.nats.NatsServer;
import io.brokerbench.provision.Eventually;
import io.brokerbench.provision.Host;
import io.brokerbench.provision.ShortLived;
import io.brokerbench.provision.UninterruptedFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of real brokers when their launcher, a JVM of its own, is killed. */
class LauncherDeathIT {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration PROMISED = Duration.ofSeconds(5);
  private static final List<String> GROUP = List.of("setsid");
  private static final Path MEMORY = Path.of("/dev/shm");

  @TempDir Path temp;
  private final List<Process> launchers = new ArrayList<>();

  @AfterEach
  void endLaunchers() {
    launchers.forEach(Process::destroyForcibly);
  }

  @ParameterizedTest
  @CsvSource({"KAFKA, 1", "NATS, 1", "KAFKA, 3", "NATS, 3"})
  void killedLauncherLeavesNeitherBrokerNorData(BrokerKind kind, int servers) throws Exception {
    Process launcher = launch(kind, "DISK", servers, List.of());
    String identity = firstLine(launcher);
    List<ProcessHandle> family = launcher.descendants().toList();
    assertThat(children(data()))
        .hasSize(servers)
        .allMatch(folder -> String.valueOf(folder.getFileName()).startsWith(identity));
    assertThat(family).hasSizeGreaterThanOrEqualTo(2 * servers);

    launcher.destroyForcibly();

    assertThat(Eventually.within(PROMISED, () -> gone(family) && children(data()).isEmpty()))
        .as("none of %s is left, and nothing in %s", family, data())
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({"KAFKA, 1", "NATS, 1", "KAFKA, 3", "NATS, 3"})
  void launcherKilledWhileABrokerStartsLeavesNothingEither(BrokerKind kind, int servers)
      throws Exception {
    Process launcher = launch(kind, "DISK", servers, List.of());
    assertThat(Eventually.within(LONG, () -> children(data()).size() == servers)).isTrue();
    List<ProcessHandle> family = launcher.descendants().toList();

    launcher.destroyForcibly();

    assertThat(Eventually.within(PROMISED, () -> gone(family) && children(data()).isEmpty()))
        .as("none of %s is left, and nothing in %s", family, data())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"KAFKA", "NATS"})
  void interruptOfTheProcessGroupIsTheLaunchersOwnAffair(BrokerKind kind) throws Exception {
    // A terminal's Ctrl-C, with a launcher that means to go on.
    Process launcher =
        launch(
            kind, "MEMORY", 1, List.of("setsid", "/bin/sh", "-c", "trap '' INT; exec \"$@\"", "-"));
    String identity = firstLine(launcher);
    List<ProcessHandle> family = launcher.descendants().toList();
    Path data = MEMORY.resolve(identity);
    assertThat(data).exists();

    new ProcessBuilder("kill", "-INT", "--", "-" + launcher.pid()).start().waitFor();

    // A broker that heeded the signal would be gone in this time; nothing tells that one won't.
    assertThat(Eventually.within(Duration.ofMillis(500), () -> !alive(family))).isFalse();
    assertThat(data).exists();

    launcher.destroyForcibly();
    assertThat(Eventually.within(PROMISED, () -> gone(family) && Files.notExists(data))).isTrue();
  }

  /**
   * What is killed at the same time, of a NATS behind a script that doesn't become it: the
   * launcher's process group, the launcher, the script, and the guards. One of ours survives.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "group",
        "launcher",
        "script",
        "first",
        "group script",
        "group first",
        "group second",
        "group script first",
        "group script second",
        "script first second"
      })
  void whateverIsKilledNothingIsLeftAsLongAsOneOfOursSurvives(String victims) throws Exception {
    Process launcher = launchInAGroup(Kinds.NATS);
    String identity = firstLine(launcher);
    List<ProcessHandle> family = launcher.descendants().toList();
    Path data = MEMORY.resolve(identity);
    assertThat(family).as("script, server and two guards").hasSize(4);

    kill(launcher, data, victims);

    if (victims.equals("script first second")) {
      // Only the launcher is left, and closes its brokers as it always does.
      launcher.getOutputStream().close();
    }
    assertThat(Eventually.within(PROMISED, () -> gone(family) && Files.notExists(data)))
        .as("none of %s is left, nor %s", family, data)
        .isTrue();
  }

  @Test
  void killedProcessGroupLeavesNoKafkaEither() throws Exception {
    Process launcher = launchInAGroup(Kinds.KAFKA);
    Path data = MEMORY.resolve(firstLine(launcher));
    List<ProcessHandle> family = launcher.descendants().toList();

    kill(launcher, data, "group");

    assertThat(Eventually.within(PROMISED, () -> gone(family) && Files.notExists(data))).isTrue();
  }

  @Test
  void whatSurvivedThemAllIsRemovedByTheNextRun() throws Exception {
    Process launcher = launchInAGroup(Kinds.NATS);
    Path data = MEMORY.resolve(firstLine(launcher));
    List<ProcessHandle> family = launcher.descendants().toList();
    LocalBrokers next = LocalBrokers.fromEnvironment(Host.current());
    next.check(Set.of());
    assertThat(next.notices()).isEmpty();
    assertThat(data).exists();

    kill(launcher, data, "first second group script");
    assertThat(Eventually.within(LONG, () -> !Eventually.runs(launcher.toHandle()))).isTrue();
    assertThat(family).anyMatch(Eventually::runs);
    next.check(Set.of());

    assertThat(next.notices()).containsExactly("Removed what a killed run had left: " + data);
    assertThat(family).noneMatch(Eventually::runs);
    assertThat(data).doesNotExist();
    next.check(Set.of());
    assertThat(next.notices()).isEmpty();
  }

  private Process launchInAGroup(BrokerKind kind) throws Exception {
    return launch(kind, "MEMORY", 1, GROUP);
  }

  /** By one command, so that nobody gets to act in between. */
  private static void kill(Process launcher, Path data, String victims) throws Exception {
    List<String> command = new ArrayList<>(List.of("kill", "-KILL", "--"));
    List<ProcessHandle> script = launcher.children().toList();
    List<ProcessHandle> guards =
        script.get(0).children().filter(child -> isGuard(child)).sorted().toList();
    for (String victim : victims.split(" ", -1)) {
      command.add(
          switch (victim) {
            case "group" -> "-" + launcher.pid();
            case "launcher" -> Long.toString(launcher.pid());
            case "script" -> Long.toString(script.get(0).pid());
            case "first" -> Long.toString(guards.get(0).pid());
            default -> Long.toString(guards.get(1).pid());
          });
    }
    assertThat(data).exists();
    new ProcessBuilder(command).start().waitFor();
  }

  private static boolean isGuard(ProcessHandle process) {
    return UninterruptedFile.read(Path.of("/proc", Long.toString(process.pid()), "cmdline"))
        .orElse("")
        .contains("\0guard\0");
  }

  /** A nats-server behind a script that stays in front of it. */
  private Path script() throws IOException {
    Path script = temp.resolve("nats.sh");
    String server = NatsServer.find(Host.current()).executable().toString();
    Files.writeString(script, "#!/bin/sh\n" + server + " \"$@\"\nexit $?\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    return script;
  }

  private Process launch(BrokerKind kind, String durability, int servers, List<String> prefix)
      throws Exception {
    List<String> command = new ArrayList<>(prefix);
    Host here = Host.current();
    Host host = new Host(here.variables(), temp, here.classPath(), here.javaHome());
    KafkaArchive.putInto(host);
    command.addAll(
        List.of(
            host.javaHome().resolve("bin").resolve("java").toString(),
            ShortLived.FLAG,
            "-cp",
            host.classPath(),
            LauncherMain.class.getName(),
            kind.name(),
            durability,
            Integer.toString(servers),
            temp.toString(),
            temp.resolve("broker.log").toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    if (kind.equals(Kinds.NATS)) {
      builder.environment().put("NATS_SERVER", server(prefix).toString());
    }
    Process launcher = builder.redirectError(temp.resolve("launcher.log").toFile()).start();
    launchers.add(launcher);
    return launcher;
  }

  private Path server(List<String> prefix) throws IOException {
    return prefix.equals(GROUP) ? script() : NatsServer.find(Host.current()).executable();
  }

  /** The broker's identity, or what the launcher complained of. */
  private String firstLine(Process launcher) throws IOException {
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(launcher.getInputStream(), StandardCharsets.UTF_8))) {
      String line = out.readLine();
      assertThat(line)
          .as(() -> "The launcher failed: " + read(temp.resolve("launcher.log")))
          .isNotNull();
      return String.valueOf(line);
    }
  }

  private Path data() {
    return temp.resolve(".brokers").resolve("data");
  }

  private static boolean gone(List<ProcessHandle> processes) {
    return processes.stream().noneMatch(Eventually::runs);
  }

  private static boolean alive(List<ProcessHandle> processes) {
    return processes.stream().allMatch(Eventually::runs);
  }

  private static List<Path> children(Path folder) {
    if (Files.notExists(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
