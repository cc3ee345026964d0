package io.brokerbench.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Timeout.ThreadMode.SAME_THREAD;

import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.EndpointsFile;
import io.brokerbench.broker.Kinds;
import io.brokerbench.console.Interruption;
import io.brokerbench.console.UnavailableException;
import io.brokerbench.console.UsageException;
import io.brokerbench.launch.LaunchFixture;
import io.brokerbench.provision.Host;
import io.brokerbench.provision.ProvisionException;
import io.brokerbench.provision.local.PlantedBrokers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Brokers that are only claimed to be there are held, until somebody or something ends it. */
// What is interrupted is the thread that has begun to watch.
@Timeout(value = 60, threadMode = SAME_THREAD)
class StandingBrokersTest {
  @TempDir Path folder;
  private LaunchFixture fixture;
  private PlantedBrokers brokers;
  private Path endpoints;
  private Interruption interruption;
  private Map<BrokerKind, Endpoint> seen = Map.of();
  private @Nullable CompletableFuture<Void> stopping;

  @BeforeEach
  @Timeout(value = 60, threadMode = SAME_THREAD)
  void setUp() {
    fixture = new LaunchFixture(folder);
    brokers = fixture.brokers;
    endpoints = folder.resolve(StandingEndpoints.USUAL);
    interruption = Interruption.watch(fixture.terminal());
  }

  @AfterEach
  void unwatch() {
    interruption.close();
    if (stopping != null) {
      stopping.join();
    }
  }

  private void serve(String... kinds) throws IOException {
    BrokersRequest request =
        BrokersRequest.of(fixture.choice(), List.of(kinds), "memory", null, folder);
    Host host = new Host(Map.of(), folder, "target/b.jar:/lib/it's.jar", Path.of("/jdk"));
    try {
      new StandingBrokers(request, new StandingNotice(host), fixture.terminal())
          .serve(interruption);
    } finally {
      interruption.close();
    }
  }

  /** Ends the hold as a signal would, once brokers are held. */
  private void endOnceHeld() {
    brokers.onLook(
        () -> {
          if (stopping == null) {
            seen = EndpointsFile.read(endpoints);
            stopping = CompletableFuture.runAsync(interruption::stop);
          }
        });
  }

  @Test
  void allRealBrokersAreHeldAndTheirEndpointsFileIsThereMeanwhile() throws Exception {
    endOnceHeld();

    serve();

    assertThat(seen).containsOnlyKeys(Kinds.KAFKA, Kinds.NATS);
    assertThat(brokers.mostRunning()).isEqualTo(2);
    assertThat(brokers.running()).isZero();
    assertThat(folder.resolve(".brokers")).isEmptyDirectory();
  }

  @Test
  void standardOutputIsForScripts() throws Exception {
    endOnceHeld();

    serve("nats");

    assertThat(fixture.out().lines())
        .containsExactly(
            "NATS planted-1.0 planted:0 -",
            "endpoints " + endpoints,
            "BROKERBENCH_ENDPOINTS="
                + endpoints
                + " /jdk/bin/java -cp '"
                + folder
                + "/target/b.jar:/lib/it'\\''s.jar' org.openjdk.jmh.Main DeliveryBenchmark"
                + " -p broker=NATS -p durability=MEMORY -p scenario=HIGH -opi 5000"
                + " -prof io.brokerbench.benchmarks.TrialProfiler");
    assertThat(fixture.err()).contains("Held until Ctrl-C.").doesNotContain("share the machine");
  }

  @Test
  void brokerThatEndsByItselfEndsTheOthersAndIsSaidWithItsLog() throws Exception {
    brokers.saying("planted last words").dying();

    assertThatThrownBy(this::serve)
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("The KAFKA broker ended by itself")
        .hasMessageContaining("| planted last words");

    assertThat(brokers.running()).isZero();
    assertThat(endpoints).doesNotExist();
    assertThat(endpoints.resolveSibling("endpoints-kafka.log")).exists();
  }

  @Test
  void brokerThatCannotBeStartedLeavesNoOther() {
    brokers.refusing(Kinds.NATS);

    assertThatThrownBy(this::serve).isInstanceOf(ProvisionException.class);

    assertThat(brokers.mostRunning()).isEqualTo(1);
    assertThat(brokers.running()).isZero();
    assertThat(endpoints).doesNotExist();
  }

  @Test
  void fileOfAKilledHolderIsReplaced() throws Exception {
    Files.createDirectories(endpoints.getParent());
    EndpointsFile.write(endpoints, List.of());
    endOnceHeld();

    serve("KAFKA", "kafka");

    assertThat(seen).containsOnlyKeys(Kinds.KAFKA);
    assertThat(brokers.started()).hasSize(1);
    assertThat(endpoints).doesNotExist();
  }

  @Test
  void fileOfAHolderThatLivesIsRefused() throws Exception {
    Files.createDirectories(endpoints.getParent());
    try (StandingEndpoints held = StandingEndpoints.publish(endpoints, List.of())) {
      assertThatThrownBy(this::serve)
          .isInstanceOf(UsageException.class)
          .hasMessageContaining(held.path() + " is of brokers that are held now.");
    }
    assertThat(StandingEndpoints.isHeld(endpoints)).isFalse();
    assertThat(brokers.started()).isEmpty();
  }
}
