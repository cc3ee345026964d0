package io.brokerbench.regression;

import static io.brokerbench.regression.PlantedRow.fork;
import static io.brokerbench.regression.PlantedRow.forks;
import static io.brokerbench.regression.PlantedRow.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.brokerbench.results.JmhMetric.Fork;
import io.brokerbench.results.JmhRow;
import io.brokerbench.results.RowKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each verdict, where it has to be given. */
class ComparisonTest {
  private static final double[] STEADY = {1000, 1010, 990, 1005, 995};
  private static final List<Fork> SCATTERED = forks(new Random(1), 5, 0.08, 0.01);

  private static double[] times5(double factor) {
    return Arrays.stream(STEADY).map(value -> value * factor).toArray();
  }

  private static final Rules LATENCIES_TOO =
      new Rules(0.05, NoiseFloor.UNKNOWN, name -> name.matches("score|e2e\\..*"));

  private static Comparison compare(PlantedRow baseline, PlantedRow candidate) {
    return compare(baseline, candidate, Rules.DEFAULT);
  }

  private static Comparison compare(PlantedRow baseline, PlantedRow candidate, Rules rules) {
    return Comparison.of(List.of(baseline.row()), List.of(candidate.row()), rules);
  }

  private static Judgement judge(PlantedRow baseline, PlantedRow candidate) {
    List<Judgement> judgements = compare(baseline, candidate).judgements();
    assertThat(judgements).hasSize(1);
    return judgements.get(0);
  }

  @ParameterizedTest
  @CsvSource({
    "thrpt, 0.9, REGRESSED",
    "thrpt, 1.1, IMPROVED",
    "thrpt, 0.96, INCONCLUSIVE",
    "thrpt, 1, EQUIVALENT",
    "thrpt, 0.98, EQUIVALENT",
    "avgt, 1.1, REGRESSED",
    "avgt, 0.9, IMPROVED",
    "avgt, 1, EQUIVALENT",
    "sample, 1.1, REGRESSED",
    "ss, 1.1, REGRESSED",
    "ss, 0.9, IMPROVED"
  })
  void directionComesFromTheMode(String mode, double factor, Verdict verdict) {
    Judgement judgement =
        judge(PlantedRow.of(STEADY).mode(mode), PlantedRow.of(times5(factor)).mode(mode));

    assertThat(judgement.verdict()).isEqualTo(verdict);
    Change change = Objects.requireNonNull(judgement.change());
    assertThat(change.ratio()).isEqualTo(factor, within(1e-9));
    assertThat(change.low()).isLessThan(factor);
    assertThat(change.high()).isGreaterThan(factor);
  }

  @Test
  void aPercentileThatAForkCannotTellIsInsufficientWithTheReason() {
    PlantedRow row =
        PlantedRow.of(STEADY).param("rate", "100").metric("e2e.p99", "us", 5, 5, 5, 5, Double.NaN);

    Judgement judgement =
        Comparison.of(
                List.of(row.row()),
                List.of(row.row()),
                new Rules(Rules.DEFAULT_THRESHOLD, NoiseFloor.UNKNOWN, "e2e.p99"::equals))
            .judgements()
            .get(0);

    assertThat(judgement.verdict()).isEqualTo(Verdict.INSUFFICIENT);
    assertThat(judgement.words().get(0)).startsWith("a fork has fewer than 10 messages above it");
  }

  @Test
  void changeUnderTheThresholdIsNone() {
    List<JmhRow> baseline = List.of(PlantedRow.of(STEADY).row());
    List<JmhRow> slower = List.of(PlantedRow.of(times5(0.92)).row());

    assertThat(Comparison.of(baseline, slower, Rules.DEFAULT).judgements().get(0).verdict())
        .isEqualTo(Verdict.REGRESSED);
    Rules tolerant = new Rules(0.1, NoiseFloor.UNKNOWN, JmhRow.SCORE::equals);
    assertThat(Comparison.of(baseline, slower, tolerant).judgements().get(0).verdict())
        .isEqualTo(Verdict.EQUIVALENT);
  }

  @Test
  void inconclusiveSaysWhatItCouldHaveShownAndWhatItWouldTake() {
    Judgement judgement =
        judge(PlantedRow.of("ops/s", SCATTERED), PlantedRow.of("ops/s", times(0.97, SCATTERED)));

    assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    Sensitivity sensitivity = Objects.requireNonNull(judgement.sensitivity());
    assertThat(sensitivity.smallestChange()).isBetween(0.08, 0.3);
    assertThat(sensitivity.forksNeeded().getAsInt()).isBetween(15, 100);
  }

  /** What a sensitivity promises holds: so many forks find a change as large as the threshold. */
  @Test
  void forksThatAreSaidToBeNeededAreEnough() {
    double[] some = {0, 0.03, -0.03, 0.04, -0.04};
    int needed = Contrast.of(some, some).forksToFind(0.05, 0.05, 0.8).getAsInt();
    Random random = new Random(7);
    long found =
        IntStream.range(0, 2_000)
            .filter(
                i ->
                    Contrast.of(normal(random, needed, 0), normal(random, needed, 0.05)).p()
                        <= 0.05)
            .count();

    assertThat(found / 2_000.0).isBetween(0.77, 0.88);
  }

  /** As widely scattered as 0, 0.03, -0.03, 0.04, -0.04. */
  private static double[] normal(Random random, int count, double mean) {
    return IntStream.range(0, count)
        .mapToDouble(i -> mean + Math.sqrt(0.005 / 4) * random.nextGaussian())
        .toArray();
  }

  @Test
  void scatterBetweenForksWidensTheIntervalAndIsSaid() {
    Judgement judgement = judge(PlantedRow.of(STEADY), PlantedRow.of(700, 1400, 1000, 600, 1300));

    assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(judgement.words()).containsExactly("candidate: forks scatter by 35 %");
    assertThat(Objects.requireNonNull(judgement.change()).high()).isGreaterThan(1.4);
  }

  @Test
  void directionIsToldWhereTheSizeIsNotSure() {
    Judgement judgement =
        judge(PlantedRow.of(STEADY), PlantedRow.of(1_500, 1_900, 1_550, 1_750, 1_600));

    assertThat(judgement.verdict()).isEqualTo(Verdict.IMPROVED);
    assertThat(judgement.words())
        .hasSize(1)
        .first()
        .asString()
        .matches(
            "\\+4\\d % at least, best guess \\+65 %; direction sure, size not: forks scatter by"
                + " 7 %; about 7 a side would give ±10 %");
  }

  @Test
  void sizeThatIsKnownNeedsNoWords() {
    assertThat(judge(PlantedRow.of(STEADY), PlantedRow.of(times5(2))).words()).isEmpty();
  }

  @Test
  void forkFarOffTheOthersIsSaid() {
    Judgement judgement =
        judge(PlantedRow.of(1000, 1001, 999, 1002, 750, 998, 1000), PlantedRow.of(times5(0.3)));

    assertThat(judgement.verdict()).isEqualTo(Verdict.REGRESSED);
    assertThat(judgement.words())
        .contains(
            "baseline: fork 5 is -25 % off the forks' median: another mode, seen in one fork of 7");
  }

  @Test
  void scatterWithinAForkIsSaidOfAScoreOnly() {
    List<Fork> wild = List.of(fork(1000.0, 1000.0), fork(600.0, 1400.0), fork(1000.0, 1000.0));

    assertThat(judge(PlantedRow.of("ops/s", wild), PlantedRow.of(STEADY)).words())
        .contains("baseline: iterations of fork 2 scatter by 57 %");
    Comparison latencies =
        compare(
            PlantedRow.of(STEADY).metric("e2e.p99", "us", wild),
            PlantedRow.of(STEADY).metric("e2e.p99", "us", wild),
            LATENCIES_TOO);
    assertThat(latencies.judgements().get(1).words()).isEmpty();
  }

  /** Four forks whose iterations rise by a tenth from their first half to their second. */
  private static List<Fork> warming(double mean) {
    return times(
        mean / 1_000,
        List.of(
            fork(940.0, 960.0, 1040.0, 1060.0),
            fork(945.0, 955.0, 1040.0, 1065.0),
            fork(935.0, 960.0, 1045.0, 1055.0),
            fork(940.0, 955.0, 1045.0, 1060.0)));
  }

  /** Four forks that don't. */
  private static List<Fork> steady(double mean) {
    return times(
        mean / 1_000,
        List.of(
            fork(990.0, 1010.0, 1000.0, 1001.0),
            fork(1001.0, 1000.0, 990.0, 1009.0),
            fork(1012.0, 990.0, 1005.0, 995.0),
            fork(995.0, 1005.0, 1000.0, 1000.0)));
  }

  private static Judgement judge(List<Fork> baseline, List<Fork> candidate) {
    return judge(PlantedRow.of("ops/s", baseline), PlantedRow.of("ops/s", candidate));
  }

  @Test
  void driftThatWouldTurnTheVerdictIsUnsteady() {
    Judgement judgement = judge(steady(1_000), warming(900));

    assertThat(judgement.verdict()).isEqualTo(Verdict.UNSTEADY);
    assertThat(judgement.words())
        .containsExactly(
            "the sides drift otherwise within their forks: a change of -10 %, which would be +11 %"
                + " if they went on as long again. Warm up longer (-wi), or measure longer",
            "candidate: forks drift by +11 % from their first half to their second: not warm");
    assertThat(Gate.of(compareForks(steady(1_000), warming(900)), false)).isEqualTo(Gate.UNJUDGED);
  }

  private static Comparison compareForks(List<Fork> baseline, List<Fork> candidate) {
    return compare(PlantedRow.of("ops/s", baseline), PlantedRow.of("ops/s", candidate));
  }

  @Test
  void driftThatWouldMakeEqualSidesDifferIsUnsteady() {
    assertThat(judge(steady(1_000), warming(1_000)).verdict()).isEqualTo(Verdict.UNSTEADY);
  }

  @Test
  void driftAgainstTheConclusionIsOnlySaid() {
    Judgement judgement = judge(steady(1_000), warming(1_300));

    assertThat(judgement.verdict()).isEqualTo(Verdict.IMPROVED);
    assertThat(judgement.words())
        .containsExactly(
            "candidate: forks drift by +11 % from their first half to their second: not warm");
  }

  @Test
  void driftThatIsTooSmallToTurnTheVerdictIsOnlySaid() {
    assertThat(judge(steady(1_000), warming(300)).verdict()).isEqualTo(Verdict.REGRESSED);
  }

  @Test
  void driftThatBothSidesShareTurnsNothing() {
    assertThat(judge(warming(1_000), warming(900)).verdict()).isEqualTo(Verdict.REGRESSED);
    assertThat(judge(warming(1_000), warming(1_000)).verdict()).isEqualTo(Verdict.EQUIVALENT);
  }

  @Test
  void oneForkAndOneIterationHaveWhatCanBeSaidOfThem() {
    assertThat(remarks(fork(10.0, 10.0, 12.0, 12.0)))
        .containsExactly("forks drift by +20 % from their first half to their second: not warm");
    assertThat(remarks(fork(10.0, 10.0, 10.1, 10.1))).isEmpty();
    assertThat(remarks(fork(10.0, 12.0))).isEmpty();
    assertThat(remarks(fork(10.0))).isEmpty();
    assertThat(remarks(fork(10.0), fork(10.1))).isEmpty();
    assertThat(remarks(fork(10.0), fork(10.1, 12.0, 13.0))).isEmpty();
  }

  private static List<String> remarks(Fork... forks) {
    return Soundness.of(PlantedRow.of("ops/s", List.of(forks)).row(), JmhRow.SCORE).remarks();
  }

  @Test
  void scoreAloneIsJudgedInAClosedLoop() {
    PlantedRow closed = PlantedRow.of(STEADY).metric("e2e.p99", "us", STEADY);
    PlantedRow open = PlantedRow.of(STEADY).metric("e2e.p99", "us", STEADY).param("rate", "1000");

    assertThat(compare(closed, closed).judgements())
        .extracting(Judgement::metric)
        .containsExactly("score");
    assertThat(compare(open, open).judgements())
        .extracting(Judgement::metric)
        .containsExactly("score", "e2e.p99");
  }

  @Test
  void roundsThatDriftAreTakenAwayWhereBothSidesAreOfOneRun() {
    PlantedRow before = PlantedRow.of(1_000, 1_300, 900, 1_500, 1_100);
    PlantedRow after = PlantedRow.of(885, 1_175, 815, 1_345, 995);

    assertThat(judge(before, after).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(
            compare(before, after, Rules.DEFAULT.with(Blocking.ROUNDS))
                .judgements()
                .get(0)
                .verdict())
        .isEqualTo(Verdict.REGRESSED);
  }

  @Test
  void twoForksAreInsufficient() {
    Judgement judgement = judge(PlantedRow.of(STEADY), PlantedRow.of(500, 501));

    assertThat(judgement.verdict()).isEqualTo(Verdict.INSUFFICIENT);
    assertThat(judgement.words()).containsExactly("a verdict needs 3 forks a side");
    assertThat(judgement.candidate().forks()).isEqualTo(2);
  }

  @Test
  void secondaryMetricsWithoutARatioAreInsufficient() {
    PlantedRow row = PlantedRow.of(STEADY).metric("e2e.p50", "us", 0, 0, 0, 0, 0);

    assertThat(compare(row, row, LATENCIES_TOO).judgements().get(1).verdict())
        .isEqualTo(Verdict.INSUFFICIENT);
  }

  @ParameterizedTest
  @CsvSource({
    "lost, messages",
    "duplicated, messages",
    "residue, messages",
    "reordered, messages",
    "corrupted, messages",
    "publish.errors, messages",
    "unsustained, messages",
    "threads.leaked, threads"
  })
  void anyFaultMakesARowInvalid(String metric, String unit) {
    PlantedRow faulty = PlantedRow.of(STEADY).metric(metric, unit, 0, 0, 2, 0, 0);
    PlantedRow clean = PlantedRow.of(STEADY).metric(metric, unit, 0, 0, 0, 0, 0);

    Judgement judgement = judge(clean, faulty);
    assertThat(judgement.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(judgement.words()).containsExactly("candidate: " + metric + " 2");
    assertThat(judge(faulty, clean).words()).containsExactly("baseline: " + metric + " 2");
    assertThat(judge(clean, clean).verdict()).isEqualTo(Verdict.EQUIVALENT);
  }

  @Test
  void rowThatWasSentLessThanItsRateIsInvalid() {
    PlantedRow row = openLoop(1_000, 985, 1_000);

    assertThat(judge(row, row).words())
        .contains("baseline: only 985 of 1,000 messages/s were sent");
  }

  @Test
  void rowThatWasSentItsRateIsValid() {
    PlantedRow row = openLoop(1_000, 995, 1_001);

    assertThat(judge(row, row).verdict()).isNotEqualTo(Verdict.INVALID);
  }

  @Test
  void rateOfAPoissonProcessVariesAsItMay() {
    PlantedRow row = openLoop(1_000, 985, 1_000).param("arrivals", "POISSON");

    assertThat(judge(row, row).verdict()).isNotEqualTo(Verdict.INVALID);
  }

  private static PlantedRow openLoop(double... sent) {
    return PlantedRow.of(sent).param("rate", "1000").metric("unsustained", "messages", 0, 0, 0);
  }

  @Test
  void otherProjectsMayCallTheirMetricsLikeOurs() {
    PlantedRow row = PlantedRow.of(STEADY).metric("lost", "B/op", 3, 3, 3, 3, 3);

    assertThat(judge(row, row).verdict()).isEqualTo(Verdict.EQUIVALENT);
  }

  @Test
  void whatTheRunItselfCalledInvalidIs() {
    assertThat(judge(PlantedRow.of(STEADY), PlantedRow.of(STEADY).fault("fork 2: leak")).words())
        .containsExactly("candidate: fork 2: leak");
  }

  @Test
  void scoreThatIsNoNumberIsInvalid() {
    assertThat(judge(PlantedRow.of(STEADY), PlantedRow.of(1000, 1000, Double.NaN, 1000)).verdict())
        .isEqualTo(Verdict.INVALID);
    assertThat(judge(PlantedRow.of(STEADY), PlantedRow.of(1000, 0, 1000)).verdict())
        .isEqualTo(Verdict.INVALID);
  }

  @Test
  void rowsAndMetricsThatAreGoneAreMissing() {
    Comparison comparison =
        Comparison.of(
            List.of(
                PlantedRow.of(STEADY).param("size", "1").metric("e2e.p99", "us", STEADY).row(),
                PlantedRow.of(STEADY).param("size", "2").row()),
            List.of(
                PlantedRow.of(STEADY).param("size", "1").row(),
                PlantedRow.of(STEADY).param("size", "3").row()),
            LATENCIES_TOO);

    assertThat(comparison.judgements())
        .extracting(Judgement::verdict)
        .containsExactly(Verdict.EQUIVALENT, Verdict.MISSING, Verdict.MISSING);
    assertThat(comparison.judgements().get(1).metric()).isEqualTo("e2e.p99");
    assertThat(comparison.onlyInCandidate())
        .extracting(row -> row.params().get("size"))
        .containsExactly("3");
  }

  @Test
  void manyRowsTakeMoreToShow() {
    double[] slower = {960, 900, 990, 910, 940};
    PlantedRow baseline = PlantedRow.of(1040, 960, 1050, 980, 970);
    assertThat(judge(baseline, PlantedRow.of(slower)).verdict()).isEqualTo(Verdict.REGRESSED);

    List<JmhRow> before = new ArrayList<>(List.of(baseline.row()));
    List<JmhRow> after = new ArrayList<>(List.of(PlantedRow.of(slower).row()));
    for (int i = 0; i < 39; i++) {
      before.add(PlantedRow.of(STEADY).param("size", "" + i).row());
      after.add(PlantedRow.of(STEADY).param("size", "" + i).row());
    }
    Comparison comparison = Comparison.of(before, after, Rules.DEFAULT);
    assertThat(comparison.tests()).isEqualTo(40);
    assertThat(comparison.judgements().get(0).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(comparison.judgements().get(0).words())
        .containsExactly("alone it would be a change, but not as one of 40 tests");
  }

  @Test
  void valuesThatDoNotScatterAtAllAreJudged() {
    PlantedRow same = PlantedRow.of(STEADY).metric("e2e.p50", "us", 7, 7, 7, 7, 7);
    PlantedRow more = PlantedRow.of(STEADY).metric("e2e.p50", "us", 8, 8, 8, 8, 8);

    assertThat(compare(same, same, LATENCIES_TOO).judgements().get(1).verdict())
        .isEqualTo(Verdict.EQUIVALENT);
    assertThat(compare(same, more, LATENCIES_TOO).judgements().get(1).verdict())
        .isEqualTo(Verdict.REGRESSED);
  }

  @Test
  void metricsOfUnknownDirectionAreNamedAndNotJudged() {
    PlantedRow row =
        PlantedRow.of(STEADY)
            .metric("gc.alloc.rate.norm", "B/op", STEADY)
            .metric("gc.alloc.rate", "MB/sec", STEADY)
            .metric("run:reader", "ops/us", STEADY);
    Rules all = new Rules(0.05, NoiseFloor.UNKNOWN, name -> true);

    Comparison comparison = Comparison.of(List.of(row.row()), List.of(row.row()), all);

    assertThat(comparison.notJudged()).containsExactly("gc.alloc.rate");
    assertThat(comparison.judgements())
        .extracting(Judgement::metric, Judgement::direction)
        .containsExactly(
            tuple("score", Direction.HIGHER),
            tuple("gc.alloc.rate.norm", Direction.LOWER),
            tuple("gc.alloc.rate", Direction.UNKNOWN),
            tuple("run:reader", Direction.HIGHER));
  }

  @Test
  void whatNobodyCanJudgeShowsItsChangeAndPassesNoGate() {
    Rules all = new Rules(0.05, NoiseFloor.UNKNOWN, name -> true);
    PlantedRow before = PlantedRow.of(STEADY).metric("x.rate", "MB/sec", 10, 10, 10);
    PlantedRow after = PlantedRow.of(STEADY).metric("x.rate", "MB/sec", 20, 20, 20);

    Comparison comparison = compare(before, after, all);

    Judgement undirected = comparison.judgements().get(1);
    assertThat(undirected.verdict()).isEqualTo(Verdict.UNDIRECTED);
    assertThat(undirected.ratio()).isEqualTo(2, within(1e-9));
    assertThat(comparison.tests()).isEqualTo(1);
    assertThat(Gate.of(comparison, true)).isEqualTo(Gate.PASSED);
  }

  @Test
  void tooFewForksShowTheirChange() {
    Judgement judgement = judge(PlantedRow.of(100, 100), PlantedRow.of(110, 110));

    assertThat(judgement.verdict()).isEqualTo(Verdict.INSUFFICIENT);
    assertThat(judgement.ratio()).isEqualTo(1.1, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({
    "thrpt, ops/s, ops/ms, 0.001",
    "thrpt, ops/min, ops/s, 0.0166666666666667",
    "avgt, ms/op, us/op, 1000",
    "sample, s/op, day/op, 0.0000115740740740741"
  })
  void rowsThatDifferInTheUnitAreConverted(String mode, String unit, String other, double factor) {
    PlantedRow before = inUnit(mode, unit, 1);

    Comparison same = compare(before, inUnit(mode, other, factor));
    assertThat(same.onlyInCandidate()).isEmpty();
    assertThat(same.judgements().get(0).verdict()).isEqualTo(Verdict.EQUIVALENT);
    assertThat(same.judgements().get(0).ratio()).isEqualTo(1, within(1e-9));
    assertThat(same.differences())
        .containsExactly(new Difference("unit of the score", unit, other, 1));

    assertThat(compare(before, inUnit(mode, other, factor * 1.5)).judgements().get(0).verdict())
        .isEqualTo(mode.equals("thrpt") ? Verdict.IMPROVED : Verdict.REGRESSED);
  }

  private static PlantedRow inUnit(String mode, String unit, double factor) {
    List<Fork> forks = DoubleStream.of(times5(factor)).mapToObj(PlantedRow::fork).toList();
    return PlantedRow.of(unit, forks).mode(mode);
  }

  @Test
  void secondaryMetricsAreConvertedToo() {
    PlantedRow before = PlantedRow.of(STEADY).metric("e2e.p50", "us", 7, 7, 7);
    PlantedRow after = PlantedRow.of(STEADY).metric("e2e.p50", "ms", 0.014, 0.014, 0.014);

    Judgement judgement = compare(before, after, LATENCIES_TOO).judgements().get(1);

    assertThat(judgement.verdict()).isEqualTo(Verdict.REGRESSED);
    assertThat(judgement.candidate().value()).isEqualTo(14, within(1e-9));
  }

  @Test
  void unitsThatCannotBeConvertedAreNamed() {
    Judgement judgement = judge(inUnit("thrpt", "ops/s", 1), inUnit("thrpt", "widgets/s", 1));

    assertThat(judgement.verdict()).isEqualTo(Verdict.INSUFFICIENT);
    assertThat(judgement.ratio()).isNaN();
    assertThat(judgement.words())
        .containsExactly("the candidate has it in widgets/s, which can't be converted to ops/s");
  }

  @Test
  void aRowInTheBaselinesUnitIsPreferredToOneInAnother() {
    Comparison comparison =
        Comparison.of(
            List.of(inUnit("thrpt", "ops/s", 1).row()),
            List.of(inUnit("thrpt", "ops/ms", 1).row(), inUnit("thrpt", "ops/s", 1).row()),
            Rules.DEFAULT);

    assertThat(comparison.judgements().get(0).verdict()).isEqualTo(Verdict.EQUIVALENT);
    assertThat(comparison.onlyInCandidate()).extracting(RowKey::unit).containsExactly("ops/ms");
  }

  @Test
  void aRateThatWasNotSentIsFoundInAnyUnit() {
    PlantedRow steady = PlantedRow.of(STEADY).param("rate", "1000");
    List<Fork> slow = List.of(fork(0.9), fork(0.9), fork(0.9));
    PlantedRow other =
        PlantedRow.of("ops/ms", slow).param("rate", "1000").metric("unsustained", "messages", 0);

    assertThat(compare(steady, other).judgements().get(0).words())
        .containsExactly("candidate: only 900 of 1,000 messages/s were sent");
  }

  @Test
  void otherDurabilityIsRefused() {
    assertThatThrownBy(
            () ->
                compare(
                    PlantedRow.of(STEADY).param("durability", "MEMORY"),
                    PlantedRow.of(STEADY).param("durability", "FSYNC")))
        .isInstanceOf(IncomparableException.class)
        .hasMessageContaining("Planted.run: the baseline was measured with durability MEMORY")
        .hasMessageContaining("the candidate with FSYNC")
        .hasMessageContaining("-p durability=");
    assertThatThrownBy(
            () -> compare(PlantedRow.of(STEADY), PlantedRow.of(STEADY).param("durability", "DISK")))
        .isInstanceOf(IncomparableException.class);
  }

  @Test
  void moreTiersOnOneSideAreOnlyMissingRows() {
    Comparison comparison =
        Comparison.of(
            List.of(
                PlantedRow.of(STEADY).param("durability", "MEMORY").row(),
                PlantedRow.of(STEADY).param("durability", "DISK").row()),
            List.of(PlantedRow.of(STEADY).param("durability", "MEMORY").row()),
            Rules.DEFAULT);

    assertThat(comparison.judgements())
        .extracting(Judgement::verdict)
        .containsExactly(Verdict.EQUIVALENT, Verdict.MISSING);
  }

  @Test
  void parameterThatIsNewAndHasOneValueIsADifference() {
    Comparison comparison =
        compare(PlantedRow.of(STEADY), PlantedRow.of(STEADY).param("replicas", "1"));

    assertThat(comparison.judgements().get(0).verdict()).isEqualTo(Verdict.EQUIVALENT);
    assertThat(comparison.differences())
        .containsExactly(new Difference("-p replicas", "-", "1", 1));
  }

  @Test
  void differencesAreThoseOfWhatBothSidesTell() {
    Comparison comparison =
        compare(
            PlantedRow.of(STEADY)
                .condition("JDK", "17")
                .condition("config.acks", "1")
                .condition("config.linger", "5"),
            PlantedRow.of(STEADY)
                .condition("JDK", "21")
                .condition("config.acks", "1")
                .condition("machine.cpu", "fast"));

    assertThat(comparison.differences())
        .containsExactly(
            new Difference("JDK", "17", "21", 1), new Difference("config.linger", "5", "-", 1));
  }
}
