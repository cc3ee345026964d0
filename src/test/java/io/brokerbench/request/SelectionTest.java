package io.brokerbench.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Kinds;
import io.brokerbench.console.UsageException;
import io.brokerbench.launch.LaunchFixture;
import io.brokerbench.provision.BrokerProvider;
import io.brokerbench.provision.local.PlantedBrokers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.BenchmarkList;

class SelectionTest {
  private static List<String> cells(String words) {
    return cells(LaunchFixture.PLANTED, words);
  }

  private static List<String> cells(BrokerChoice brokers, String words) {
    return LaunchFixture.request(brokers, words).cells().stream().map(Cell::toString).toList();
  }

  private static List<String> cellsOn(int jdk, String words) {
    JmhArguments arguments = JmhArguments.parse(List.of(words.split(" ")));
    return new Selection(
            BenchmarkList.defaultList(),
            Side.only(arguments),
            LaunchFixture.PLANTED.provider(),
            jdk)
        .cells().stream().map(Cell::toString).toList();
  }

  @Test
  void withoutRegexDeliveryBenchmarkIsMeant() {
    assertThat(cells("-p scenario=low"))
        .containsExactly(
            "DeliveryBenchmark.deliver thrpt KAFKA LOW",
            "DeliveryBenchmark.deliver thrpt NATS LOW");
  }

  @Test
  void defaultIsBothBrokersInAllScenarios() {
    assertThat(cells("")).hasSize(8);
  }

  @Test
  void valuesKeepTheOrderInWhichTheyWereGiven() {
    assertThat(cells("GuestBenchmark -p size=9,3"))
        .containsExactly("GuestBenchmark.plain thrpt 9", "GuestBenchmark.plain thrpt 3");
  }

  @Test
  void serversWithNamesAreRowsOfTheirOwnBroker() {
    BrokerChoice named = choice(new PlantedBrokers().naming(Kinds.NATS, "old", "new"), 0);
    assertThat(cells(named, "-p scenario=LOW"))
        .containsExactly(
            "DeliveryBenchmark.deliver thrpt KAFKA LOW",
            "DeliveryBenchmark.deliver thrpt NATS LOW server=old",
            "DeliveryBenchmark.deliver thrpt NATS LOW server=new");
    assertThat(cells(named, "-p scenario=LOW -p server=new"))
        .containsExactly("DeliveryBenchmark.deliver thrpt NATS LOW server=new");
    assertThatThrownBy(() -> cells(named, "-p server=newer"))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "-p server=newer: there is no such server for the chosen brokers. Servers are default,"
                + " old, new; they are named by options of the form --PROGRAM NAME=PATH.");
  }

  @Test
  void moreReplicasThanServersAreRefused() {
    assertThat(cells(choice(new PlantedBrokers(), 3), "-p scenario=LOW -p replicas=1,3"))
        .hasSize(4);
    assertThatThrownBy(() -> cells(choice(new PlantedBrokers(), 1), "-p replicas=3"))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "-p replicas=3 needs as many servers, and --nodes is 1. Leave --nodes out, or give"
                + " --nodes 3.");
  }

  @Test
  void replicasAreNothingToABrokerWithoutServersAsItsTiersAreNot() {
    assertThat(cells(choice(new PlantedBrokers(), 1), "-p broker=INPROC -p replicas=3"))
        .isNotEmpty();
  }

  @Test
  void partitionsAndStreamsMakeNoRowsOfBrokersThatHaveNone() {
    assertThat(cells("-p scenario=LOW -p partitions=1,6 -p streams=PER_TOPIC,ONE"))
        .containsExactly(
            "DeliveryBenchmark.deliver thrpt KAFKA LOW partitions=1 streams=PER_TOPIC",
            "DeliveryBenchmark.deliver thrpt KAFKA LOW partitions=6 streams=PER_TOPIC",
            "DeliveryBenchmark.deliver thrpt NATS LOW partitions=1 streams=PER_TOPIC",
            "DeliveryBenchmark.deliver thrpt NATS LOW partitions=1");
    assertThat(cells("-p scenario=LOW -p broker=INPROC -p partitions=1,6 -p topics=1,2"))
        .hasSize(2);
  }

  @Test
  void brokersThatTheProviderLacksAreLeftOutOrRefused() {
    BrokerChoice one = choice(new PlantedBrokers().naming(Kinds.KAFKA), 0);
    assertThat(cells(one, "-p scenario=LOW"))
        .containsExactly("DeliveryBenchmark.deliver thrpt NATS LOW");
    assertThatThrownBy(() -> cells(one, "-p broker=NATS,KAFKA"))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "-p broker=KAFKA: there is no such broker among those that were given; add --kafka, or"
                + " leave it out.");
  }

  @Test
  void durabilityIsTheProvidersUnlessGiven() {
    BrokerChoice disks = choice(new PlantedBrokers().usually(Durability.DISK), 0);
    assertThat(cells(disks, "-p scenario=LOW -p broker=NATS"))
        .containsExactly("DeliveryBenchmark.deliver thrpt NATS LOW durability=DISK");
    assertThat(cells(disks, "-p scenario=LOW -p broker=NATS -p durability=MEMORY"))
        .containsExactly("DeliveryBenchmark.deliver thrpt NATS LOW");
  }

  private static BrokerChoice choice(BrokerProvider provider, int nodes) {
    return new BrokerChoice(provider, nodes, List.of());
  }

  @Test
  void aCellIsCalledByWhatIsNotItsOnlyDefault() {
    assertThat(cells("-p scenario=LOW -p broker=NATS -p durability=DISK -p workers=4"))
        .containsExactly("DeliveryBenchmark.deliver thrpt NATS LOW durability=DISK workers=4");
  }

  @Test
  void allModesAreAllButAll() {
    assertThat(cells("GuestBenchmark -p size=1 -bm all"))
        .containsExactly(
            "GuestBenchmark.plain thrpt 1",
            "GuestBenchmark.plain avgt 1",
            "GuestBenchmark.plain sample 1",
            "GuestBenchmark.plain ss 1");
  }

  @Test
  void parameterNarrowsTheRunToTheBenchmarksThatHaveIt() {
    assertThat(cells(".* -p plant=NOTHING -p scenario=LOW -p broker=INPROC"))
        .containsExactly("PlantedBenchmark.operate thrpt INPROC");
  }

  @Test
  void excludedBenchmarksAreLeftOut() {
    assertThat(cells("(Guest|Planted)Benchmark -e Planted")).allMatch(c -> c.startsWith("Guest"));
  }

  @Test
  void virtualThreadsAreOfTheDefaultWhereTheyCanBeHad() {
    String words = "WorkerPoolBenchmark -p workers=4";
    String platform = "WorkerPoolBenchmark.handle thrpt PLATFORM 4";
    String virtual = "WorkerPoolBenchmark.handle thrpt VIRTUAL 4";
    assertThat(cellsOn(20, words)).containsExactly(platform);
    assertThat(cellsOn(21, words)).containsExactly(platform, virtual);
    assertThat(cellsOn(17, words + " -jvm newer")).containsExactly(platform, virtual);
  }

  @Test
  void virtualThreadsThatWereAskedForAreRefusedWhereTheyCannotBeHad() {
    String words = "WorkerPoolBenchmark -p workers=4 -p threads=VIRTUAL";
    assertThatThrownBy(() -> cellsOn(20, words))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "-p threads=VIRTUAL needs JDK 21 or newer; this is 20."
                + " Run the suite on a newer one, or name its java with -jvm.");
    assertThat(cellsOn(21, words)).hasSize(1);
    assertThat(cellsOn(17, words + " -jvm newer")).hasSize(1);
  }

  @Test
  void parameterThatNoChosenBenchmarkHasIsRefused() {
    assertThatThrownBy(() -> cells("GuestBenchmark -p workers=1"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("workers")
        .hasMessageContaining("GuestBenchmark.plain");
  }
}
