package io.brokerbench.crosscheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Kinds;
import io.brokerbench.broker.kafka.reference.KafkaTool;
import io.brokerbench.console.UnavailableException;
import io.brokerbench.console.UsageException;
import io.brokerbench.launch.LaunchFixture;
import io.brokerbench.provision.Host;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With brokers that are only claimed to be there, and sides that claim their rates. */
class CrosscheckTest {
  private static final double[] FAST = {100, 100, 100, 102, 98};

  @TempDir Path folder;
  private LaunchFixture fixture;
  private final List<String> order = new ArrayList<>();

  @BeforeEach
  void setUp() {
    fixture = new LaunchFixture(folder);
  }

  private Work work(String name, BrokerKind kind, double... suite) {
    return new Work(
        name,
        kind,
        "planted",
        broker -> new PlantedSide(name + " reference", order, FAST),
        broker -> new PlantedSide(name + " suite", order, suite),
        Works.ONE_WORKER);
  }

  private static Work failing(String name, RuntimeException failure) {
    Implementation side =
        () -> {
          throw failure;
        };
    return new Work(name, Kinds.KAFKA, "planted", broker -> side, broker -> side, Works.ONE_WORKER);
  }

  private CrosscheckOutcome run(Work... works) throws Exception {
    return new Crosscheck(fixture.context(), Host.current())
        .run(new CrosscheckRequest(fixture.brokers, List.of(works), 3));
  }

  private static CrosscheckRequest request(
      LaunchFixture fixture, List<String> names, int pairs, @Nullable String tools) {
    return CrosscheckRequest.of(fixture.brokers, names, pairs, tools);
  }

  @Test
  void suiteAsFastAsTheReferenceHolds() throws Exception {
    assertThat(run(work("one", Kinds.NATS, 100, 100, 101, 101, 99)))
        .isEqualTo(CrosscheckOutcome.HOLDS);

    assertThat(fixture.out().lines())
        .containsExactly(
            "work  reference  its rate  suite  ratio (95 %)         bounds        verdict",
            "one   planted       100/s  100/s  1.00 (0.98 to 1.03)  0.95 to 1.30  ok",
            "",
            "Every bound holds.");
  }

  @Test
  void plantedSlowSuiteBreaksTheBoundThoughAnotherWorkHolds() throws Exception {
    assertThat(run(work("slow", Kinds.KAFKA, 80), work("one", Kinds.NATS, FAST)))
        .isEqualTo(CrosscheckOutcome.BROKEN);

    assertThat(fixture.out()).containsPattern("slow .* below").containsPattern("one .* ok");
  }

  @Test
  void suiteThatClaimsMoreThanTheReferenceCanBreaksTheBound() throws Exception {
    assertThat(run(work("too good", Kinds.KAFKA, 150))).isEqualTo(CrosscheckOutcome.BROKEN);

    assertThat(fixture.out()).contains("above");
  }

  @Test
  void whatScattersTooMuchCannotBeTold() throws Exception {
    assertThat(run(work("noisy", Kinds.KAFKA, 100, 100, 95, 103, 108)))
        .isEqualTo(CrosscheckOutcome.UNTOLD);

    assertThat(fixture.out()).contains("can't be told").containsPattern("noisy: about --pairs \\d");
  }

  @Test
  void whatNoNumberOfPairsCouldTellIsLeftToAQuieterMachine() throws Exception {
    run(work("noisy", Kinds.KAFKA, 1, 1, 20, 100, 500));

    assertThat(fixture.out()).contains("noisy: too near to a bound", "a quieter machine may tell");
  }

  @Test
  void workThatIsNotMeasuredLeavesTheOthersAloneAndNothingHolds() throws Exception {
    assertThat(
            run(
                failing("tool", new NotMeasuredException("planted failure")),
                failing("topic", new BrokerException("planted refusal")),
                work("one", Kinds.KAFKA, FAST)))
        .isEqualTo(CrosscheckOutcome.UNTOLD);

    assertThat(fixture.out())
        .contains("not measured", "tool: planted failure", "topic: planted refusal");
    assertThat(fixture.out()).containsPattern("one .* ok");
    assertThat(fixture.err()).contains("Logs: ");
  }

  @Test
  void worksOfABrokerShareItsLifeAndItEndsBeforeTheNextBegins() throws Exception {
    run(
        work("one", Kinds.KAFKA, FAST),
        work("two", Kinds.NATS, FAST),
        work("three", Kinds.KAFKA, FAST));

    assertThat(fixture.brokers.started()).hasSize(2);
    assertThat(fixture.brokers.mostRunning()).isEqualTo(1);
    assertThat(fixture.brokers.running()).isZero();
    assertThat(order.indexOf("three suite")).isLessThan(order.indexOf("two suite"));
  }

  @Test
  void brokerThatDiesEndsIt() {
    fixture.brokers.dying();

    assertThatThrownBy(() -> run(work("one", Kinds.KAFKA, FAST)))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("The KAFKA broker ended by itself.");
    assertThat(fixture.brokers.running()).isZero();
  }

  @Test
  void allWorksAreMeantUnlessSomeAreNamed() {
    String tools = folder.toString();

    assertThat(request(fixture, List.of(), 5, tools).works(Kinds.KAFKA)).hasSize(5);
    assertThat(request(fixture, List.of("kafka READ"), 5, tools).works(Kinds.KAFKA))
        .extracting(Work::name)
        .containsExactly("KAFKA read, 1 worker", "KAFKA read, 256 workers");
    assertThat(request(fixture, List.of("kafka READ"), 5, tools).specs()).hasSize(1);
  }

  @Test
  void brokerThatThereIsNotIsLeftOut() {
    fixture.brokers.naming(Kinds.NATS);

    assertThat(request(fixture, List.of(), 5, folder.toString()).works(Kinds.NATS)).isEmpty();
  }

  @Test
  void whatCannotBeDoneIsRefused() {
    String tools = folder.toString();

    assertThatThrownBy(() -> request(fixture, List.of(), 2, tools))
        .isInstanceOf(UsageException.class)
        .hasMessage("--pairs 2: from 3 to 100.");
    assertThatThrownBy(() -> request(fixture, List.of("write"), 5, tools))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("write is in no work's name")
        .hasMessageContaining("NATS publish, 1,000 in flight");
    assertThatThrownBy(() -> request(fixture, List.of(), 5, null))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("scripts/crosscheck finds them");
    assertThatThrownBy(() -> request(fixture, List.of(), 5, tools + "/no.jar"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("there is no " + tools + "/no.jar");
  }

  @Test
  void serverHasToBeTheOnlyOneOfItsKind() {
    fixture.brokers.naming(Kinds.NATS, "old", "new");

    assertThatThrownBy(() -> request(fixture, List.of(), 5, folder.toString()).specs())
        .isInstanceOf(UsageException.class)
        .hasMessage("crosscheck takes one NATS, and there are 2: old, new. Choose one.");
  }

  @Test
  void producersBufferHoldsTheBatchesOfSoManyMessages() {
    assertThat(KafkaTool.bufferBytes(1_000)).isEqualTo(7 * 16_384);
    assertThat(KafkaTool.bufferBytes(100_000)).isEqualTo(709 * 16_384);
    assertThat(KafkaTool.bufferBytes(1)).isEqualTo(16_384);
  }
}
