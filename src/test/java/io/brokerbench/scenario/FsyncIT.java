package io.brokerbench.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Kinds;
import io.brokerbench.broker.Storage;
import io.brokerbench.broker.TopicSpec;
import io.brokerbench.broker.spi.Drivers;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.RunningBroker;
import io.brokerbench.provision.ShortLived;
import io.brokerbench.provision.local.LocalBrokers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether servers flush what they acknowledge, counted where they can't pretend: by the kernel. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FsyncIT {
  private static final int MESSAGES = 100;

  @TempDir Path temp;

  /** With one message in flight, each is a batch of its own; of a cluster, on a majority. */
  @ParameterizedTest
  @CsvSource({"KAFKA, 1", "NATS, 1", "REDIS, 1", "KAFKA, 3", "NATS, 3"})
  void eachAcknowledgedMessageWasFlushed(BrokerKind kind, int replicas) throws Exception {
    Storage storage = new Storage(Durability.FSYNC, replicas);
    assertThat(flushes(kind, storage))
        .hasSize(replicas)
        .filteredOn(flushes -> flushes >= MESSAGES)
        .hasSizeGreaterThanOrEqualTo(storage.majority());
  }

  /** Where nobody is to flush, the count is low: else it would prove nothing. */
  @ParameterizedTest
  @ValueSource(strings = {"KAFKA", "NATS", "REDIS"})
  void diskLeavesTheFlushToTheSystem(BrokerKind kind) throws Exception {
    assertThat(flushes(kind, Storage.standard(Durability.DISK)))
        .singleElement()
        .satisfies(flushes -> assertThat(flushes).isLessThan(MESSAGES / 2));
  }

  /** A tier that the server wasn't started for is refused in both directions. */
  @ParameterizedTest
  @CsvSource({"DISK, FSYNC", "FSYNC, DISK"})
  void serverThatFlushesOtherwiseThanItsTierIsNotMeasured(Durability server, Durability asked) {
    try (RunningBroker running = start(Kinds.NATS, server);
        Broker broker = connect(running)) {
      assertThatThrownBy(
              () -> broker.createTopics(TopicSpec.series("tier", 1, 1), Storage.standard(asked)))
          .isInstanceOf(BrokerException.class)
          .hasMessageContaining("sync_always was to be " + (asked == Durability.FSYNC));
    }
  }

  @Test
  void theEffectiveConfigurationSaysWhoFlushes() {
    try (RunningBroker running = start(Kinds.NATS, Durability.FSYNC);
        Broker broker = connect(running)) {
      assertThat(broker.effectiveConfig()).containsEntry("server.sync_interval", "always");
    }
    try (RunningBroker running = start(Kinds.KAFKA, Durability.FSYNC);
        Broker broker = connect(running)) {
      broker.createTopics(TopicSpec.series("tier", 1, 1), Storage.standard(Durability.FSYNC));
      assertThat(broker.effectiveConfig()).containsEntry("topic.flush.messages", "1");
    }
  }

  private RunningBroker start(BrokerKind kind, Durability durability) {
    return start(kind, durability, 1);
  }

  private RunningBroker start(BrokerKind kind, Durability durability, int servers) {
    return LocalBrokers.fromEnvironment(ShortLived.host())
        .start(
            new BrokerSpec(kind, BrokerSpec.DEFAULT, durability, servers),
            temp.resolve(kind + "-" + durability + ".log"));
  }

  private static Broker connect(RunningBroker running) {
    return Drivers.adapter(running.endpoint().kind()).connect(running.endpoint());
  }

  /**
   * How often each of its servers flushes a file while so many messages are published one by one.
   */
  private List<Long> flushes(BrokerKind kind, Storage storage) throws Exception {
    assumeTrue(canTrace(), "strace can't be used here, so nobody counts the flushes");
    Set<ProcessHandle> before = new HashSet<>(ProcessHandle.current().descendants().toList());
    try (RunningBroker running = start(kind, storage.durability(), storage.replicas());
        Broker broker = connect(running)) {
      PublishTrial trial = PublishTrial.open(broker, 1, Setting.standard(storage, 1));
      List<Process> straces = new ArrayList<>();
      List<Path> counted = new ArrayList<>();
      try {
        for (long pid : servers(before)) {
          counted.add(temp.resolve("flushes-" + pid));
          straces.add(trace(pid, temp.resolve("flushes-" + pid)));
        }
        for (int i = 0; i < MESSAGES; i++) {
          trial.publish();
        }
      } finally {
        for (Process strace : straces) {
          strace.destroy(); // which detaches, and writes the last line
          strace.waitFor();
        }
      }
      TrialOutcome outcome = trial.finish();
      assertThat(outcome.problems()).isEmpty();
      assertThat(outcome.account().acknowledged()).isEqualTo(MESSAGES);
      List<Long> flushes = new ArrayList<>();
      for (Path file : counted) {
        try (Stream<String> lines = Files.lines(file)) {
          flushes.add(lines.filter(line -> line.matches(".*\\bf(data)?sync\\(.*")).count());
        }
      }
      return flushes;
    }
  }

  /** The servers themselves, and not the shells that watch them. */
  private static List<Long> servers(Set<ProcessHandle> before) {
    return ProcessHandle.current()
        .descendants()
        .filter(process -> !before.contains(process))
        .filter(
            process ->
                process.info().command().orElse("").matches(".*/(java|nats-server.*|redis-.*)"))
        .map(ProcessHandle::pid)
        .toList();
  }

  /** Returns when every thread of the process is traced. */
  private static Process trace(long pid, Path to) throws IOException {
    Process strace =
        new ProcessBuilder(
                List.of(
                    "strace",
                    "-f",
                    "-e",
                    "trace=fsync,fdatasync",
                    "-o",
                    to.toString(),
                    "-p",
                    Long.toString(pid)))
            .redirectErrorStream(true)
            .start();
    String said = strace.inputReader().readLine();
    assertThat(said).contains("attached");
    return strace;
  }

  private static boolean canTrace() {
    try {
      Process strace =
          new ProcessBuilder("strace", "-o", "/dev/null", "true").redirectErrorStream(true).start();
      return strace.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
