package io.brokerbench.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brokerbench.console.UsageException;
import io.brokerbench.launch.LaunchFixture;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.Capability;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellLayoutTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "-p topics=256 -p partitions=1 -p consumers=64",
        "-p topics=10 -p partitions=100 -p broker=KAFKA",
        "-p consumers=15 -p broker=KAFKA",
        "-p consumers=5",
        "-p payload=36",
        "-p scenario=FLOOD -p payload=1000",
        "-p scenario=LOW -p payload=500000 -p topics=1 -p inFlight=10",
        "-p compression=SNAPPY -p durability=DISK",
        "-p compression=SNAPPY -p broker=KAFKA",
        "PublishBenchmark -p inFlight=1000000",
        "LatencyBenchmark|BacklogBenchmark -p consumers=2"
      })
  void whatCanBeMeasuredIsTaken(String words) {
    assertThat(LaunchFixture.request(words).cells()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -p topics=0              | topics is a whole number from 1 to 256.
          -p partitions=257        | partitions is a whole number from 1 to 256.
          -p consumers=65          | consumers is a whole number from 1 to 64.
          -p payload=35            | payload is a whole number from 36 to 500000.
          -p inFlight=0            | inFlight is a whole number from 1 to 1000000.
          -p compression=gzip      | compression is NONE, SNAPPY.
          -p streams=two           | streams is ONE, PER_TOPIC.
          """)
  void aValueOutOfItsRangeIsRefused(String words, String allowed) {
    assertRefused(words, words + ": " + allowed);
  }

  @Test
  void moreMembersThanThereIsToShareAreRefused() {
    assertRefused(
        "-p broker=KAFKA -p consumers=16",
        "-p consumers=16: KAFKA has 15 partitions to share with -p topics=5 -p partitions=3, so"
            + " consumers is 1 to 15; the others would have nothing to do. Give fewer, or more"
            + " topics or partitions.");
    assertRefused(
        "-p consumers=6",
        "-p consumers=6: NATS has 5 topics to share with -p topics=5, so consumers is 1 to 5; the"
            + " others would have nothing to do. Give fewer, or more topics.");
  }

  @Test
  void moreThanAForkHasMemoryForIsRefused() {
    assertRefused(
        "-p payload=100000",
        "-p payload=100000: 5,000 messages unacknowledged and 500 fetched (500 a consumer)"
            + " are 524 MiB under way, and a fork's memory has room for 256 MiB. Give a smaller"
            + " payload (here at most 48,806), inFlight, topics or consumers.");
    assertRefused(
        "-p scenario=FLOOD -p payload=2000",
        "-p payload=2000: a burst of 1,000,000 messages is 1,907 MiB, and at most 1,024 MiB are"
            + " possible. Give a payload of at most 1,073, or a smaller scenario.");
  }

  @Test
  void morePartitionsThanABrokerIsGoodForAreRefused() {
    assertRefused(
        "-p topics=11 -p partitions=91",
        "-p topics=11 -p partitions=91: that is 1,001 partitions, and at most 1,000 are possible.");
  }

  @Test
  void compressionThatABrokerHasNotIsRefused() {
    assertRefused(
        "-p compression=SNAPPY",
        "-p compression=SNAPPY: NATS compresses what it keeps in files, and nothing in memory. Add"
            + " -p durability=DISK, or leave NATS out.");
    assertRefused(
        "-p compression=SNAPPY -p broker=INPROC",
        "-p compression=SNAPPY: INPROC compresses nothing. Measure a broker that has servers.");
  }

  @Test
  void aBrokerIsAskedForWhatALayoutNeeds() {
    assertThat(needs("-p scenario=LOW")).isEmpty();
    assertThat(needs("-p scenario=LOW -p durability=DISK -p compression=SNAPPY"))
        .containsExactly(Capability.COMPRESSION);
    assertThat(needs("-p scenario=LOW -p consumers=2")).containsExactly(Capability.SUBJECT_FILTERS);
    assertThat(needs("-p scenario=LOW -p consumers=5")).isEmpty();
    assertThat(needs("-p scenario=LOW -p consumers=2 -p streams=PER_TOPIC")).isEmpty();
  }

  private static Set<Capability> needs(String words) {
    RunRequest request = LaunchFixture.request("-p broker=NATS " + words);
    Set<BrokerSpec> specs = request.brokers().specsOf(request.cells());
    assertThat(specs).hasSize(1);
    assertThat(request.brokers().specOf(request.cells().get(0)))
        .as("one broker may serve cells that differ in this")
        .hasValueSatisfying(started -> assertThat(started.capabilities()).isEmpty());
    return specs.iterator().next().capabilities();
  }

  private static void assertRefused(String words, String message) {
    assertThatThrownBy(() -> LaunchFixture.request(words))
        .isInstanceOf(UsageException.class)
        .hasMessage(message);
  }
}
