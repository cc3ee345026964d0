package io.brokerbench.provision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With shell commands in the place of brokers; none would ever end by itself within a test. */
class ChildProcessTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir Path temp;
  private Path folder;
  private Path log;

  @BeforeEach
  void choosePaths() {
    folder = temp.resolve("data");
    log = temp.resolve("broker.log");
  }

  @Test
  void closingKillsTheBrokerAndRemovesItsFolder() throws Exception {
    ChildProcess child = start("echo data >$0/file; echo $$ >$0/pid; exec sleep 1000");
    ProcessHandle broker = broker();

    child.close();

    assertThat(Eventually.runs(broker)).isFalse();
    assertThat(child.isAlive()).isFalse();
    assertThat(folder).doesNotExist();
  }

  @Test
  void closingTwiceIsAsGoodAsOnce() throws Exception {
    ChildProcess child = start("exec sleep 1000");
    child.close();
    child.close();
    assertThat(folder).doesNotExist();
  }

  @Test
  void closingIsNotCutShortByAnInterrupt() throws Exception {
    ChildProcess child = start("echo $$ >$0/pid; exec sleep 1000");
    ProcessHandle broker = broker();

    Thread.currentThread().interrupt();
    child.close();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(Eventually.runs(broker)).isFalse();
    assertThat(folder).doesNotExist();
  }

  @Test
  void brokerThatEndsGivesItsStatusAndLeavesNoFolder() throws Exception {
    try (ChildProcess child = start("echo data >$0/file; exit 7")) {
      assertThat(child.awaitExit(LONG)).isTrue();
      assertThat(child.exitStatus()).isEqualTo(7);
      assertThat(folder).doesNotExist();
    }
  }

  @Test
  void brokerFindsItsConfigurationAndPrintsIntoTheLog() throws Exception {
    try (ChildProcess child = start("cat $0/broker.conf; echo trouble >&2")) {
      assertThat(child.awaitExit(LONG)).isTrue();
      assertThat(log).hasContent("a: \"100 %\"\nb: $HOME\ntrouble\n");
    }
  }

  @Test
  void folderThatExistsIsNeitherUsedNorRemoved() throws Exception {
    Files.createDirectory(folder);
    Files.createFile(folder.resolve("precious"));

    ChildProcess child = start("exec sleep 1000");

    assertThat(child.awaitExit(LONG)).isTrue();
    assertThat(child.exitStatus()).isEqualTo(1);
    assertThat(folder.resolve("precious")).exists();
  }

  @Test
  void signalsOfATerminalDoNothing() throws Exception {
    ChildProcess child = start("echo $$ >$0/pid; exec sleep 1000");
    ProcessHandle broker = broker();

    for (ProcessHandle process : ProcessHandle.current().descendants().toList()) {
      for (String signal : List.of("INT", "HUP", "QUIT", "TERM")) {
        kill(signal, process);
      }
    }
    child.close();

    // Killed by the shell, which was killed by nothing.
    assertThat(child.exitStatus()).isEqualTo(128 + 9);
    assertThat(Eventually.runs(broker)).isFalse();
    assertThat(folder).doesNotExist();
  }

  @Test
  void nothingIsLeftEvenIfTheShellIsKilled() throws Exception {
    ChildProcess child = start("echo $$ >$0/pid; exec sleep 1000");
    ProcessHandle broker = broker();
    ProcessHandle shell = broker.parent().orElseThrow();

    shell.destroyForcibly();
    // Its watch goes on, and kills the broker as soon as the JVM lets go of the dead shell's input.
    assertThat(child.awaitExit(LONG)).isTrue();
    child.close();

    assertThat(Eventually.within(LONG, () -> !Eventually.runs(broker))).isTrue();
    assertThat(folder).doesNotExist();
  }

  /** The script finds the data folder as {@code $0}. */
  private ChildProcess start(String script) throws IOException {
    return ChildProcess.start(
        folder,
        "a: \"100 %\"\nb: $HOME\n",
        List.of("/bin/sh", "-c", script, folder.toString()),
        log);
  }

  private ProcessHandle broker() throws IOException {
    Path pid = folder.resolve("pid");
    assertThat(Eventually.within(LONG, () -> pid.toFile().length() > 0)).isTrue();
    return ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
  }

  private static void kill(String signal, ProcessHandle process) throws Exception {
    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
  }
}
