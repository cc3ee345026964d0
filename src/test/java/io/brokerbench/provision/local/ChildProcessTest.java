package io.brokerbench.provision.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.provision.Eventually;
import io.brokerbench.provision.UninterruptedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With shell commands in the place of brokers; none would ever end by itself within a test. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ChildProcessTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  /** Says that all is started, and waits. */
  private static final String START = " mv $0/pid.part $0/pid; sleep 1000";

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
      assertThat(Eventually.within(LONG, () -> Files.notExists(folder))).isTrue();
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

  /** As of a nats-server behind a wrapper without exec, or one that makes itself a daemon. */
  @ParameterizedTest
  @ValueSource(strings = {"sleep 1000 &", "setsid sleep 1000 &", "(setsid sleep 1000 &);"})
  void whatTheBrokerStartedEndsWithIt(String server) throws Exception {
    ChildProcess child = start("echo $$ >$0/pid.part; " + server + START);
    List<ProcessHandle> all = carriers(2);

    child.close();

    assertThat(all).matches(Eventually::end, "have ended"); // once killed, it takes a moment
    assertThat(folder).doesNotExist();
  }

  /** It cleared the environment, but stays in the broker's process group. */
  @Test
  void whatCarriesNoMarkEndsWithTheProcessGroup() throws Exception {
    ChildProcess child = start("env -i sleep 1000 & echo $! >$0/part; mv $0/part $0/pid; wait");
    ProcessHandle server = broker();

    child.close();

    assertThat(Eventually.within(LONG, () -> !Eventually.runs(server))).isTrue();
    assertThat(folder).doesNotExist();
  }

  @Test
  void whatTheBrokerStartedEndsWhenTheBrokerIsKilled() throws Exception {
    ChildProcess child = start("sleep 1000 & echo $$ >$0/pid.part; " + START);
    List<ProcessHandle> all = carriers(2);

    broker().destroyForcibly();

    assertThat(child.awaitExit(LONG)).isTrue();
    assertThat(Eventually.within(LONG, () -> gone(all) && Files.notExists(folder))).isTrue();
  }

  @Test
  void closingIsEnoughIfBothGuardsWereKilled() throws Exception {
    ChildProcess child = start("sleep 1000 & echo $$ >$0/pid.part; " + START);
    List<ProcessHandle> all = carriers(2);
    List<ProcessHandle> guards = guards();
    assertThat(guards).hasSize(2);
    stop(guards);
    guards.forEach(ProcessHandle::destroyForcibly);
    assertThat(Eventually.within(LONG, () -> gone(guards))).isTrue();
    assertThat(child.isAlive()).isTrue();

    child.close();

    assertThat(all).noneMatch(Eventually::runs);
    assertThat(folder).doesNotExist();
  }

  /** One that still ran would end the broker as soon as the other is gone. */
  private static void stop(List<ProcessHandle> guards) throws Exception {
    List<String> command = new ArrayList<>(List.of("kill", "-STOP"));
    guards.forEach(guard -> command.add(Long.toString(guard.pid())));
    assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
  }

  /** What runs unwatched would stay if the launcher were killed as well. */
  @Test
  void brokerDoesNotOutliveItsFirstGuard() throws Exception {
    ChildProcess child = start("sleep 1000 & echo $$ >$0/pid.part; " + START);
    List<ProcessHandle> all = carriers(2);

    guards().get(0).destroyForcibly();

    assertThat(child.awaitExit(LONG)).isTrue();
    assertThat(Eventually.within(LONG, () -> gone(all) && Files.notExists(folder))).isTrue();
  }

  @Test
  void strangersFolderOfTheSameNameIsNotRemoved() throws Exception {
    Files.createDirectory(folder);
    Files.createFile(folder.resolve("precious"));
    ChildProcess child = start("exec sleep 1000");
    assertThat(child.awaitExit(LONG)).isTrue();

    child.close();

    assertThat(folder.resolve("precious")).exists();
  }

  private List<ProcessHandle> carriers(int count) throws IOException {
    ProcessHandle unused = broker();
    List<ProcessHandle> found = BrokerMark.carriers(folder);
    assertThat(found).hasSizeGreaterThanOrEqualTo(count);
    return found;
  }

  /** The first of them is the one that waits for this JVM. */
  private List<ProcessHandle> guards() throws IOException {
    return broker()
        .children()
        .filter(ChildProcessTest::isGuard)
        .sorted(Comparator.comparingLong(ProcessHandle::pid))
        .toList();
  }

  private static boolean isGuard(ProcessHandle process) {
    Path words = Path.of("/proc", Long.toString(process.pid()), "cmdline");
    return UninterruptedFile.read(words).orElse("").contains("\0guard\0");
  }

  private static boolean gone(List<ProcessHandle> processes) {
    return processes.stream().noneMatch(Eventually::runs);
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
