package io.brokerbench.crosscheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.EndpointsFile;
import io.brokerbench.broker.Footprint;
import io.brokerbench.broker.Kinds;
import io.brokerbench.broker.spi.Drivers;
import io.brokerbench.launch.LaunchFixture;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.RunningBroker;
import io.brokerbench.provision.ShortLived;
import io.brokerbench.provision.local.LocalBrokers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real brokers, real tools, and next to no messages: what is measured isn't looked at. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CrosscheckIT {
  private static final Path TOOLS = Path.of("target", "crosscheck.classpath");
  private static final Size TINY = new Size(2_000, 2_000, 1, 1, "100ms");

  @TempDir Path folder;
  private LocalBrokers brokers;

  @BeforeEach
  void useLocalBrokers() {
    brokers = LocalBrokers.fromEnvironment(ShortLived.host());
  }

  private static String tools() throws IOException {
    assumeTrue(Files.exists(TOOLS), "scripts/test has not fetched Apache Kafka's tools");
    return Files.readString(TOOLS);
  }

  private static References references(BrokerKind kind) {
    return References.all().stream()
        .filter(references -> references.kind().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"KAFKA", "NATS"})
  void bothSidesOfEveryWorkGiveANumberAndLeaveNothing(BrokerKind kind) throws Exception {
    BrokerSpec spec = BrokerSpec.single(kind, Durability.MEMORY);
    List<Work> works =
        Works.of(references(kind), TINY, kind.equals(Kinds.KAFKA) ? tools() : "").toList();
    assertThat(works).isNotEmpty();
    try (RunningBroker broker = brokers.start(spec, folder.resolve("broker.log"))) {
      Path endpoints = folder.resolve("endpoints.properties");
      EndpointsFile.write(endpoints, List.of(broker.endpoint()));
      ChildJvm jvms = new ChildJvm(ShortLived.host(), folder);
      BrokerUnderTest underTest =
          new BrokerUnderTest(broker.endpoint(), endpoints, Durability.MEMORY, jvms);
      long before = ProcessHandle.current().descendants().count();

      for (Work work : works) {
        assertThat(work.reference().apply(underTest).measure()).as(work.name()).isPositive();
        assertThat(work.suite().apply(underTest).measure()).as(work.name()).isPositive();
      }

      assertThat(ProcessHandle.current().descendants().count()).isEqualTo(before);
      try (Broker client = Drivers.adapter(kind).connect(broker.endpoint())) {
        Footprint left = client.footprint();
        assertThat(left.consumerGroups()).isZero();
        assertThat(left.partitions()).isZero();
      }
    }
  }

  @Test
  void suiteThatIsMuchSlowerThanTheReferenceBreaksTheBound() throws Exception {
    Work slow =
        new Work(
            "planted",
            Kinds.NATS,
            "bare jnats",
            broker -> references(Kinds.NATS).publishing(broker, TINY, 1_000, ""),
            broker -> () -> 1,
            Works.ONE_WORKER);
    LaunchFixture fixture = new LaunchFixture(folder);

    CrosscheckOutcome outcome =
        new Crosscheck(fixture.context(), ShortLived.host())
            .run(new CrosscheckRequest(brokers, List.of(slow), 3));

    assertThat(fixture.out()).contains("below");
    assertThat(outcome).isEqualTo(CrosscheckOutcome.BROKEN);
  }
}
