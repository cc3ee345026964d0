package io.brokerbench.broker.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Kinds;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.Capability;
import io.brokerbench.provision.Eventually;
import io.brokerbench.provision.Host;
import io.brokerbench.provision.ProvisionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shell scripts stand for the program. */
class NatsServerTest {
  @TempDir Path temp;

  @Test
  void variableComesFirstThenTheProjectsOwnThenThePath() throws Exception {
    Path named = program(temp.resolve("mine"), "echo nats-server: v2.1.0");
    Path own = temp.resolve(".brokers").resolve("nats-server");
    Path inPath = program(temp.resolve("bin").resolve("nats-server"), "echo nats-server: v2.3.0");
    Map<String, String> path = Map.of("PATH", temp.resolve("none") + ":" + temp.resolve("bin"));

    assertThat(find(path)).isEqualTo(new NatsServer(inPath, "2.3.0"));
    program(own, "echo nats-server: v2.2.0");
    assertThat(find(path)).isEqualTo(new NatsServer(own, "2.2.0"));
    assertThat(find(Map.of("PATH", "", "NATS_SERVER", named.toString())))
        .isEqualTo(new NatsServer(named, "2.1.0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.9.10", "1.15.0", "unknown"})
  void serverThatCannotFlushEachMessageIsRefusedForThatTierOnly(String version) {
    NatsServer old = new NatsServer(Path.of("old"), version);
    old.check(asked(Durability.DISK));
    assertThatThrownBy(() -> old.check(asked(Durability.FSYNC)))
        .isInstanceOf(ProvisionException.class)
        .hasMessageContaining("FSYNC needs nats-server 2.10 or newer")
        .hasMessageContaining("old is " + version)
        .hasMessageContaining("scripts/install-nats --force")
        .hasMessageContaining("-p durability=DISK");
  }

  @Test
  void serverThatLacksACapabilityIsRefusedWithWhatCanBeMeasuredInstead() {
    NatsServer old = new NatsServer(Path.of("old"), "2.9.10");
    assertThatThrownBy(() -> old.check(asked(Durability.DISK, Capability.COMPRESSION)))
        .isInstanceOf(ProvisionException.class)
        .hasMessage(
            "Compression needs nats-server 2.10 or newer, which compresses streams; old is 2.9.10."
                + " Get a newer one with scripts/install-nats --force, or set NATS_SERVER to one,"
                + " or measure -p compression=NONE.");
    assertThatThrownBy(() -> old.check(asked(Durability.DISK, Capability.SUBJECT_FILTERS)))
        .isInstanceOf(ProvisionException.class)
        .hasMessageContaining("needs nats-server 2.10 or newer")
        .hasMessageContaining("-p streams=PER_TOPIC, or as many consumers as topics");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.10.0", "2.15.1", "2.11.0-RC.1", "3.0"})
  void newServersCanDoEverything(String version) {
    NatsServer newer = new NatsServer(Path.of("new"), version);
    newer.check(asked(Durability.FSYNC));
    for (Capability capability : Capability.values()) {
      newer.check(asked(Durability.DISK, capability));
    }
  }

  private static BrokerSpec asked(Durability durability, Capability... capabilities) {
    return new BrokerSpec(Kinds.NATS, BrokerSpec.DEFAULT, durability, 1, Set.of(capabilities));
  }

  @Test
  void missingProgramNamesEveryWayToGetOne() {
    assertRefused(Map.of("PATH", temp.toString()))
        .hasMessageContaining("No nats-server")
        .hasMessageContaining("NATS_SERVER")
        .hasMessageContaining(".brokers")
        .hasMessageContaining("scripts/install-nats")
        .hasMessageContaining("PATH");
  }

  @Test
  void variableThatNamesNothingIsNotIgnored() throws Exception {
    program(temp.resolve(".brokers").resolve("nats-server"), "echo nats-server: v2.2.0");
    assertRefused(Map.of("NATS_SERVER", "/no/such/program"))
        .hasMessageContaining("NATS_SERVER is /no/such/program, which is no executable file");
  }

  @Test
  void programThatIsNotExecutableIsPassedOver() throws Exception {
    Path own = program(temp.resolve(".brokers").resolve("nats-server"), "echo nats-server: v2.2.0");
    assertThat(own.toFile().setExecutable(false)).isTrue();
    assertRefused(Map.of()).hasMessageContaining("No nats-server");
  }

  @Test
  void programThatIsSomethingElseIsRefusedWithItsWords() throws Exception {
    Path other = program(temp.resolve("other"), "echo hello");
    assertRefused(Map.of("NATS_SERVER", other.toString()))
        .hasMessageContaining("--version printed \"hello\"");
  }

  @Test
  void programThatFailsIsRefusedWithItsWords() throws Exception {
    Path broken = program(temp.resolve("broken"), "echo wrong libc >&2; exit 1");
    assertRefused(Map.of("NATS_SERVER", broken.toString()))
        .hasMessageContaining("--version printed \"wrong libc\"");
  }

  @Test
  void fileThatCanNotBeRunIsRefused() throws Exception {
    Path script = program(temp.resolve("script"), "");
    Files.writeString(script, "#!/no/such/interpreter\n");
    assertRefused(Map.of("NATS_SERVER", script.toString()))
        .hasMessageContaining(script + " can't be run");
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes rubbish & yes rubbish", "sleep 1000 & yes rubbish"})
  void programThatPrintsWithoutEndIsRefusedAndItsChildrenAreEnded(String script) throws Exception {
    Path pids = temp.resolve("pids");
    Path rubbish = program(temp.resolve("rubbish"), "echo $$ >" + pids + "; " + script);

    assertRefused(Map.of("NATS_SERVER", rubbish.toString()))
        .hasMessageContaining("--version printed \"rubbish\nrubbish");

    assertThat(Eventually.runs(pids)).isFalse();
    assertNothingIsLeft(rubbish);
  }

  /** What it started has its output open still, and would be waited for. */
  @Test
  void programThatLeavesAServerBehindIsNoVersionEither() throws Exception {
    Path server = program(temp.resolve("server"), "sleep 1000 & echo hello");

    assertRefused(Map.of("NATS_SERVER", server.toString()))
        .hasMessageContaining("--version printed \"hello\"");

    assertNothingIsLeft(server);
  }

  private static void assertNothingIsLeft(Path program) {
    assertThat(ProcessHandle.current().descendants())
        .noneMatch(process -> process.info().commandLine().orElse("").contains("sleep 1000"))
        .noneMatch(process -> process.info().commandLine().orElse("").contains("rubbish"));
    assertThat(program).exists();
  }

  private NatsServer find(Map<String, String> variables) {
    return NatsServer.find(new Host(variables, temp, "", temp));
  }

  private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
      Map<String, String> variables) {
    return assertThatThrownBy(() -> find(variables)).isInstanceOf(ProvisionException.class);
  }

  private static Path program(Path file, String script) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }
}
