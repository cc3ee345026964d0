package io.brokerbench.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.EndpointsFile;
import io.brokerbench.broker.Kinds;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.AbstractList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What killed runs leave is named, and what belongs to a run that is going on isn't. */
class LeftoversCheckTest {
  private static final String SCRIPT = "the script that guards a broker";

  @TempDir Path root;
  private PlantedSystem system;
  private Path data;
  private Path runs;
  private Path endpoints;
  private LeftoversCheck check;

  @BeforeEach
  void machine() throws IOException {
    system = new PlantedSystem(root).process(1, 0, "init", "/sbin/init");
    data = Files.createDirectory(root.resolve("data"));
    runs = Files.createDirectory(root.resolve("runs"));
    endpoints = root.resolve("endpoints.properties");
    check = new LeftoversCheck(system.files(), List.of(data), runs, endpoints);
  }

  @Test
  void machineWithoutLeftoversIsSaidToHaveNone() {
    Found.ok(check, "none");
  }

  @Test
  void dataFolderWithoutItsBrokerIsNamed() throws IOException {
    Path folder = Files.createDirectory(data.resolve("brokerbench-kafka-0123abcd"));
    Found.warn(check, "rm -r " + folder, "data folders of brokers that are gone: 1");
  }

  @Test
  void whatWasLeftLastIsNamedFirst() throws IOException {
    for (int i = 1; i <= 3; i++) {
      Path folder = Files.createDirectory(data.resolve("brokerbench-kafka-0000000" + i));
      Files.setLastModifiedTime(folder, FileTime.fromMillis(i == 2 ? 2_000 : 1_000));
    }

    assertThat(check.examine().get(0).mend())
        .startsWith("rm -r " + data.resolve("brokerbench-kafka-00000002"));
  }

  @Test
  void foldersOfOthersAreLeftAlone() throws IOException {
    Files.createDirectory(data.resolve("brokerbench-notes"));
    Files.createDirectory(data.resolve("kafka-0123abcd"));
    Found.ok(check, "none");
  }

  @Test
  void brokerOfARunThatIsGoingOnIsLeftAlone() throws IOException {
    Path folder = Files.createDirectory(data.resolve("brokerbench-nats-0123abcd-2"));
    system.process(10, 1, "java", "java", "-jar", "benchmarks.jar");
    guarded(folder, 10, 11);
    Found.ok(check, "none");
  }

  @Test
  void brokerThatStartsMeanwhileIsNotAlone() {
    Path folder = data.resolve("brokerbench-nats-0123abcd");
    List<Path> parents =
        new AbstractList<>() {
          @Override
          public Path get(int index) {
            system.process(10, 1, "java", "java", "-jar", "benchmarks.jar");
            guarded(folder, 10, 11);
            assertThat(folder.toFile().mkdir()).isTrue();
            return data;
          }

          @Override
          public int size() {
            return 1;
          }
        };

    Found.ok(new LeftoversCheck(system.files(), parents, runs, endpoints), "none");
  }

  /** A script that starts a broker, the broker, and the guards of both. */
  private void guarded(Path folder, long launcher, long first) {
    String configuration = folder + "/broker.conf";
    String[] guard = {"/bin/sh", "-c", SCRIPT, "brokerbench", SCRIPT, "guard", folder.toString()};
    system.process(first, launcher, "nats.sh", "/bin/sh", "nats.sh", "-c", configuration);
    system.process(first + 1, first, "nats-server (x)", "nats", "-c", configuration);
    system.process(first + 2, first, "sh", guard);
    system.process(first + 3, first, "sh", guard);
  }

  @Test
  void brokerWithoutItsLauncherIsNamedAndItsDataIsNotYet() throws IOException {
    Path folder = Files.createDirectory(data.resolve("brokerbench-nats-0123abcd"));
    system.process(12, 1, "nats-server", "nats", "-c", folder + "/broker.conf");
    system.process(13, 1, "java", "java", "KafkaServerMain", folder + "/node-1/broker.conf");
    Found.warn(check, "kill -9 12 13", "brokers or forks without a launcher: 2");
  }

  @Test
  void serversOfOthersAreLeftAlone() {
    system.process(12, 1, "nats-server", "nats", "-c", "/etc/nats/broker.conf");
    Found.ok(check, "none");
  }

  @Test
  void forkWithoutItsLauncherIsNamed() {
    String[] fork = {"java", "-Dbrokerbench.endpoints=x", "org.openjdk.jmh.runner.ForkedMain"};
    system.process(20, 1, "java", "java", "-jar", "benchmarks.jar");
    system.process(21, 20, "java", fork);
    Found.ok(check, "none");

    system.process(22, 1, "java", fork);
    Found.warn(check, "kill -9 22", "brokers or forks without a launcher: 1");
  }

  @Test
  void runThatWasKilledIsNamed() throws IOException {
    Path killed = Files.createDirectory(runs.resolve("20260101T000000Z-run"));
    Files.createFile(killed.resolve("endpoints.properties"));
    Files.createDirectory(runs.resolve("20260102T000000Z-run"));
    Found.warn(check, "rm -r " + killed, "run folders of runs that were killed: 1");

    system.process(
        21,
        1,
        "java",
        "java",
        "-Dbrokerbench.endpoints=runs/" + killed.getFileName() + "/endpoints.properties");
    Found.ok(check, "none");
  }

  @Test
  void endpointsFileWithoutItsHolderIsNamed() throws IOException {
    Files.writeString(endpoints, "somebody else's");
    Found.ok(check, "none");

    EndpointsFile.write(endpoints, List.of(Endpoint.inProcess(Kinds.INPROC)));
    Found.warn(check, "rm " + endpoints, "endpoints files of held brokers that are gone: 1");

    try (FileChannel holder = FileChannel.open(endpoints, StandardOpenOption.WRITE);
        FileLock lock = holder.lock()) {
      assertThat(lock.isValid()).isTrue();
      Found.ok(check, "none");
    }
  }

  @Test
  void listsThatDoNotFitAreCutAndSaidToBe() {
    List<String> items = List.of("x".repeat(30), "y".repeat(30), "z".repeat(30));
    Finding finding = Leftover.of("data", "folders", "rm -r", items);

    assertThat(finding.found()).isEqualTo("folders: 3, here the first 2");
    assertThat(finding.mend()).isEqualTo("rm -r " + items.get(0) + " " + items.get(1));
  }

  @Test
  void lockOfAnotherRunStopsADefaultRun() throws IOException {
    Found.ok(new LockCheck(root), "none");
    Path file = Files.createFile(root.resolve("brokerbench.lock"));
    Found.ok(new LockCheck(root), "none");
    assertThat(new LockCheck(null).examine()).isEmpty();

    try (FileChannel holder = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = holder.lock()) {
      assertThat(lock.isValid()).isTrue();
      Found.stops(new LockCheck(root), "lslocks | grep brokerbench.lock", "one is going on");
    }
  }
}
