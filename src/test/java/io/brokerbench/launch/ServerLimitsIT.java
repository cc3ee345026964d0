package io.brokerbench.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brokerbench.benchmarks.TrialProfiler;
import io.brokerbench.broker.Broker;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.spi.Drivers;
import io.brokerbench.plan.RunOutcome;
import io.brokerbench.provision.ForeignServers;
import io.brokerbench.provision.ProvisionException;
import io.brokerbench.provision.RunningBroker;
import io.brokerbench.provision.external.ExternalBrokers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What servers of one's own don't allow is said before the first fork, in their words. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ServerLimitsIT {
  private static final List<String> SHORT =
      List.of("-f", "1", "-wi", "0", "-i", "1", "-r", "100ms", "-p", "runIn=NONE");

  @TempDir Path folder;

  private LaunchFixture on(RunningBroker server) {
    Endpoint there = server.endpoint();
    return new LaunchFixture(folder, new ExternalBrokers(List.of(there)), TrialProfiler.class);
  }

  private static RunOutcome launch(LaunchFixture fixture, RunningBroker server, String... params) {
    return fixture.launch(
        Stream.of(
                Stream.of("DeliveryBenchmark", "-p", "scenario=LOW", "-p", "durability=DISK"),
                Stream.of("-p", "broker=" + server.endpoint().kind()),
                Stream.of(params).flatMap(param -> Stream.of("-p", param)),
                SHORT.stream())
            .flatMap(words -> words)
            .toArray(String[]::new));
  }

  private void assertRefused(RunningBroker server, String words, String... params)
      throws IOException {
    LaunchFixture fixture = on(server);
    assertThatThrownBy(() -> launch(fixture, server, params))
        .isInstanceOf(ProvisionException.class)
        .hasMessageContaining(server.endpoint().address())
        .hasMessageContaining(words)
        .hasMessageNotContaining("Exception");
    assertThat(fixture.run()).as("no run was begun").isNull();
    try (Broker broker = Drivers.adapter(server.endpoint().kind()).connect(server.endpoint())) {
      assertThat(broker.allNames()).as("nothing is left").isEmpty();
    }
  }

  @Test
  void aLimitOfMessageSizeOfNatsIsSaid() throws IOException {
    try (RunningBroker server = ForeignServers.nats(folder, "max_payload: 4096\n")) {
      assertRefused(server, "8192 vs 4096", "payload=8192");
    }
  }

  @Test
  void aLimitOfStoredBytesIsSaid() throws IOException {
    try (RunningBroker server = ForeignServers.natsJetStream(folder, "1TB", "16MB")) {
      assertRefused(server, "insufficient storage resources available");
    }
  }

  @Test
  void aLimitOfStreamsIsSaid() throws IOException {
    try (RunningBroker server =
        ForeignServers.nats(
            folder,
            "accounts { limited { users: [{user: u, password: p}], jetstream { max_streams: 3 } }"
                + " }\n"
                + "no_auth_user: u\n")) {
      assertRefused(server, "maximum number of streams reached", "streams=PER_TOPIC");
    }
  }

  @Test
  void aLimitOfMessageSizeOfKafkaIsSaid() throws IOException {
    try (RunningBroker server = ForeignServers.kafka(folder, "message.max.bytes=2000\n")) {
      assertRefused(server, "larger than the max message size the server", "payload=3000");
    }
  }

  /** An anonymous user may do all with topics, and nothing with groups. */
  @Test
  void missingRightsForGroupsOfKafkaAreSaid() throws Exception {
    try (RunningBroker server =
        ForeignServers.kafka(
            folder,
            """
            authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
            allow.everyone.if.no.acl.found=true
            """)) {
      ForeignRights.denyGroups(server.endpoint());
      LaunchFixture fixture = on(server);
      assertThatThrownBy(() -> launch(fixture, server))
          .isInstanceOf(ProvisionException.class)
          .hasMessageContaining("its access control doesn't allow that")
          .hasMessageContaining("groups that begin with brokerbench-");
      assertThat(fixture.run()).as("no run was begun").isNull();
    }
  }

  @Test
  void unacknowledgedMessagesAreAskedForWithinTheLimit() throws IOException {
    try (RunningBroker server =
        ForeignServers.natsJetStream(
            folder, "max_file: 1TB", "max_file: 1TB\n  limits { max_ack_pending: 1000 }")) {
      LaunchFixture fixture = on(server);

      assertThat(launch(fixture, server)).isEqualTo(RunOutcome.VALID);

      assertThat(fixture.err())
          .contains("NATS allows less than is asked for")
          .contains("consumer.max_ack_pending 1000 instead of 1000000");
      assertThat(fixture.json("environment.json").at("/rows/0/config").toString())
          .contains("\"consumer.max_ack_pending\":\"1000\"");
    }
  }
}
