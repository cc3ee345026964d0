package io.brokerbench.benchmarks;

import io.brokerbench.broker.Footprint;
import io.brokerbench.census.HeapReport;
import io.brokerbench.census.LeakedThread;
import io.brokerbench.census.ThreadReport;
import io.brokerbench.measure.Account;
import io.brokerbench.measure.LatencyKind;
import io.brokerbench.measure.Percentile;
import io.brokerbench.measure.SuiteMetric;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/** Sends the evidence that a planted benchmark was told to give. */
public final class PlantedProfiler implements InternalProfiler {
  /** By how many messages an iteration falls behind its schedule. */
  public static final long UNSUSTAINED = 6;

  /** How many messages are refused where any are. */
  public static final long REFUSED = 10;

  /** How many messages each fork claims to have published. */
  public static final long PUBLISHED = 1_000;

  @Override
  public String getDescription() {
    return "planted evidence";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {}

  @Override
  @SuppressWarnings("rawtypes") // JMH's own signature
  public List<? extends Result> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    String plant = benchmark.getParam("plant");
    if (plant == null || plant.equals(Plant.SILENT.name())) {
      return List.of();
    }
    if (plant.equals(Plant.EXITS_LATER.name())) {
      return List.of(AccountResult.soFar(evidence(Plant.LOSES).account()));
    }
    double load = load(benchmark);
    boolean overloaded = benchmark.getParam("rate") == null || load >= 2;
    boolean takesAll = plant.equals(Plant.REFUSES.name()) && !overloaded;
    return List.of(
        new EvidenceResult(List.of(evidence(takesAll ? Plant.NOTHING : Plant.valueOf(plant)))),
        latencies(LatencyKind.END_TO_END, load > 1 ? 20_000_000 : 2_000_000),
        latencies(LatencyKind.ACKNOWLEDGEMENT, 1_000_000),
        new ScalarResult(
            SuiteMetric.UNSUSTAINED.label(),
            plant.equals(Plant.FALLS_BEHIND.name()) || load >= 2 ? (double) UNSUSTAINED : 0,
            SuiteMetric.UNSUSTAINED.unit(),
            AggregationPolicy.SUM));
  }

  private static double load(BenchmarkParams benchmark) {
    String rate = benchmark.getParam("rate");
    return rate == null
        ? 0
        : Double.parseDouble(rate) / Double.parseDouble(benchmark.getParam("capacity"));
  }

  /** Each iteration is taken for the only one. */
  private static HistogramResult latencies(LatencyKind kind, long nanos) {
    Histogram histogram = histogram(nanos);
    return HistogramResult.last(kind, List.of(histogram), histogram);
  }

  private static Histogram histogram(long nanos) {
    Histogram histogram = new Histogram(3);
    histogram.setStartTimeStamp(System.currentTimeMillis());
    histogram.recordValueWithCount(nanos, Percentile.P999.fewestMessages());
    histogram.setEndTimeStamp(System.currentTimeMillis());
    return histogram;
  }

  /** What a fork with this plant has to show. */
  public static ForkEvidence evidence(Plant plant) {
    long refused = plant == Plant.REFUSES ? REFUSED : 0;
    long taken = PUBLISHED - refused;
    long lost = plant == Plant.LOSES ? 3 : 0;
    long duplicated = plant == Plant.LOSES ? 1 : 0;
    List<LeakedThread> leaked =
        plant == Plant.LEAKS
            ? List.of(new LeakedThread("stray-1", "unknown", true, List.of("at planted")))
            : List.of();
    return new ForkEvidence(
        new Account(PUBLISHED, taken, refused, taken - lost, lost, 0, 0, duplicated, 0, 0, 0, 0),
        refused == 0 ? null : "planted refusal",
        null,
        new ThreadReport(12, 5, leaked),
        new HeapReport(10, 1),
        new Footprint(2, 1, 15),
        Map.of("acks", "1"),
        List.of());
  }
}
