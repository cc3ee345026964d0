package io.brokerbench.provision.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.Kinds;
import io.brokerbench.provision.BrokerRecipe;
import io.brokerbench.provision.Cluster;
import io.brokerbench.provision.Eventually;
import io.brokerbench.provision.Node;
import io.brokerbench.provision.ProvisionException;
import io.brokerbench.provision.RunningBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plants each way in which a broker fails to become ready; shell commands stand for brokers. */
class StartupTest {
  private static final Duration AGES = Duration.ofHours(1);
  private static final String READY = "echo here:$1 >$0/part; mv $0/part $0/ready;";

  @TempDir Path temp;
  private Path folder;
  private Path log;
  private final List<Endpoint> visited = new ArrayList<>();

  @BeforeEach
  void choosePaths() {
    folder = temp.resolve("fake-1");
    log = temp.resolve("brokers").resolve("fake-1.log");
  }

  @Test
  void readyBrokerIsVisitedByItsNameAndHandedOut() {
    Startup startup = new Startup(AGES, visited::add);
    try (RunningBroker broker = startup.start(new Fake(READY + "exec sleep 1000"), single())) {
      assertThat(broker.endpoint())
          .isEqualTo(
              new Endpoint(Kinds.NATS, "here:1", "fake-1", List.of(URI.create("http://monitor"))));
      assertThat(visited).containsExactly(broker.endpoint());
      assertThat(broker.version()).isEqualTo("1.2.3");
      assertThat(broker.isAlive()).isTrue();
      assertThat(folder).exists();
    }
    assertThat(folder).doesNotExist();
  }

  @Test
  void brokerThatNeverBecomesReadyIsGivenUp() {
    Startup startup = new Startup(Duration.ofMillis(300), visited::add);
    assertFails(startup, "echo warming up; exec sleep 1000")
        .hasMessageContaining("A fake was not ready within 0.3 s")
        .hasMessageContaining("  | warming up")
        .hasMessageContaining(log.toString());
    assertThat(visited).isEmpty();
  }

  @Test
  void brokerThatPrintsRubbishWithoutEndIsGivenUpAndItsChildrenAreEnded() throws IOException {
    Path pid = temp.resolve("pid");
    assertFails(
            new Startup(AGES, visited::add),
            "yes '\033[31mrubbish' & echo $! >" + pid + "; setsid sleep 1000")
        .hasMessageContaining("A fake had said 16 MiB without becoming ready")
        .hasMessageContaining("  | ?[31mrubbish");
    assertThat(Eventually.runs(pid)).isFalse();
    assertThat(BrokerMark.carriers(folder)).isEmpty();
  }

  @Test
  void brokerThatEndsAtOnceIsNotWaitedForAndItsLastLinesAreQuoted() {
    Startup startup = new Startup(AGES, visited::add);
    assertFails(startup, "for i in $(seq 1 20); do echo line $i; done; exit 3")
        .hasMessageContaining("A fake ended with status 3 before it was ready")
        .hasMessageContaining("  | line 6\n")
        .hasMessageEndingWith("  | line 20")
        .hasMessageNotContaining("line 5\n");
  }

  @Test
  void brokerThatEndsWithoutAWordIsSaidToHavePrintedNothing() {
    assertFails(new Startup(AGES, visited::add), "exit 3")
        .hasMessageContaining("It printed nothing; its log is " + log);
  }

  @Test
  void programThatDoesNotExistIsNamed() {
    assertFails(new Startup(AGES, visited::add), "exec /no/such/program")
        .hasMessageContaining("ended with status 127")
        .hasMessageContaining("/no/such/program");
  }

  @Test
  void readyBrokerThatIsAnotherIsRefused() {
    Startup startup =
        new Startup(
            AGES,
            endpoint -> {
              throw new BrokerException("At here:1 answers fake-2, not " + endpoint.identity());
            });
    assertFails(startup, "echo mine; " + READY + "exec sleep 1000")
        .hasMessageContaining("says that it is ready at here:1, but: At here:1 answers fake-2")
        .hasMessageContaining("  | mine")
        .hasCauseInstanceOf(BrokerException.class);
  }

  @Test
  void readyFileThatMakesNoSenseIsRefused() {
    assertFails(new Startup(AGES, visited::add), "echo >$0/ready; exec sleep 1000")
        .hasMessageContaining("A fake wrote something wrong of where it answers: no address");
  }

  @Test
  void brokerThatDiesBehindItsReadyFileIsNotHandedOut() {
    Startup startup = new Startup(AGES, endpoint -> endThe(folder));
    assertFails(startup, READY + "while [ ! -e $0/die ]; do sleep 0.01; done")
        .hasMessageContaining("A fake ended right after it had become ready");
  }

  @Test
  void interruptedStartGivesUpAndKeepsTheInterrupt() {
    Thread.currentThread().interrupt();
    assertFails(new Startup(AGES, visited::add), "exec sleep 1000")
        .hasMessageContaining("interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void eachServerOfAClusterIsVisitedAndAllAreHandedOutAsOneBroker() {
    Startup startup = new Startup(AGES, visited::add);
    try (RunningBroker broker =
        startup.start(new Fake(READY + "exec sleep 1000"), threeServers())) {
      assertThat(visited)
          .extracting(Endpoint::address)
          .containsExactly("here:1", "here:2", "here:3");
      assertThat(visited).extracting(Endpoint::identity).containsOnly("fake-1");
      assertThat(broker.endpoint().address()).isEqualTo("here:1,here:2,here:3");
      assertThat(broker.endpoint().servers()).containsExactly("here:1", "here:2", "here:3");
      assertThat(broker.endpoint().identity()).isEqualTo("fake-1");
      assertThat(broker.endpoint().monitors()).hasSize(3);
      assertThat(broker.isAlive()).isTrue();
    }
    assertNothingIsLeft();
  }

  @Test
  void serverOfAClusterThatEndsIsNamedAndTheOthersAreEnded() {
    assertClusterFails(
            new Startup(AGES, visited::add),
            "case $1 in 2) echo broken; exit 3;; esac;" + READY + "exec sleep 1000")
        .hasMessageStartingWith("A fake server 2 of 3 ended with status 3 before it was ready.")
        .hasMessageContaining("The end of its log " + log.resolveSibling("fake-1-2.log"))
        .hasMessageEndingWith("  | broken");
    assertThat(visited).isEmpty();
  }

  /** They share the processor, so that each may take as long as one alone. */
  @Test
  void serverOfAClusterThatNeverBecomesReadyIsNamed() {
    assertClusterFails(
            new Startup(Duration.ofMillis(100), visited::add),
            "case $1 in 3) exec sleep 1000;; esac;" + READY + "exec sleep 1000")
        .hasMessageContaining("A fake server 3 of 3 was not ready within 0.3 s");
  }

  @Test
  void serverOfAClusterThatIsAnotherIsNamed() {
    Startup startup =
        new Startup(
            AGES,
            endpoint -> {
              if (endpoint.address().equals("here:2")) {
                throw new BrokerException("there is a stranger");
              }
            });
    assertClusterFails(startup, READY + "exec sleep 1000")
        .hasMessageContaining(
            "A fake server 2 of 3 says that it is ready at here:2, but: there is a stranger");
  }

  @Test
  void serverOfARunningClusterThatEndsIsNamed() {
    Startup startup = new Startup(AGES, visited::add);
    try (RunningBroker broker =
        startup.start(
            new Fake("echo $1 says; " + READY + "while [ ! -e $0/die ]; do sleep 0.01; done"),
            threeServers())) {
      endThe(temp.resolve("fake-1-3"));
      assertThat(broker.isAlive()).isFalse();
      assertThat(broker.ending())
          .isEqualTo(
              "A fake server 3 of 3 ended.\nThe end of its log "
                  + log.resolveSibling("fake-1-3.log")
                  + ":\n  | 3 says");
    }
    assertNothingIsLeft();
  }

  private AbstractThrowableAssert<?, ? extends Throwable> assertClusterFails(
      Startup startup, String script) {
    var failed =
        assertThatThrownBy(() -> startup.start(new Fake(script), threeServers()))
            .isInstanceOf(ProvisionException.class);
    assertNothingIsLeft();
    return failed;
  }

  private void assertNothingIsLeft() {
    assertThat(temp).isDirectoryNotContaining("glob:**/fake-*");
  }

  private Cluster threeServers() {
    return Cluster.of(temp, "fake-1", log, List.of(1, 2, 3));
  }

  private Cluster single() {
    return Cluster.of(temp, "fake-1", log, List.of(1));
  }

  /** Has the fake in this folder end, and returns when it has. */
  private static void endThe(Path folder) {
    try {
      Files.createFile(folder.resolve("die"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(Eventually.within(Duration.ofSeconds(20), () -> Files.notExists(folder))).isTrue();
  }

  private AbstractThrowableAssert<?, ? extends Throwable> assertFails(
      Startup startup, String script) {
    var failed =
        assertThatThrownBy(() -> startup.start(new Fake(script), single()))
            .isInstanceOf(ProvisionException.class);
    assertThat(folder).doesNotExist();
    return failed;
  }

  /**
   * A script that finds its data folder as {@code $0}, its number as {@code $1}, and writes its
   * address into "ready".
   */
  private record Fake(String script) implements BrokerRecipe {
    @Override
    public BrokerKind kind() {
      return Kinds.NATS;
    }

    @Override
    public String description() {
      return "A fake";
    }

    @Override
    public String configuration(Cluster cluster, Node node) {
      return "";
    }

    @Override
    public List<String> command(Cluster cluster, Node node) {
      return List.of(
          "/bin/sh", "-c", script, node.folder().toString(), Integer.toString(node.number()));
    }

    @Override
    public @Nullable Ready ready(Cluster cluster, Node node) throws IOException {
      Path file = node.folder().resolve("ready");
      if (Files.notExists(file)) {
        return null;
      }
      String address = Files.readString(file).strip();
      if (address.isEmpty()) {
        throw new IOException("no address");
      }
      return new Ready(address, URI.create("http://monitor"), "1.2.3");
    }
  }
}
