package io.brokerbench.regression;

import io.brokerbench.regression.Pairing.ForkPair;
import io.brokerbench.results.JmhMetric;
import io.brokerbench.results.JmhRow;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that is to be judged; the verdicts come when the number of tests is known. */
final class Tests {
  private static final Forks NO_FORKS = new Forks(List.of());

  private final Rules rules;
  private final List<Case> cases = new ArrayList<>();
  private final Set<String> notJudged = new TreeSet<>();

  /**
   * One metric of one row.
   *
   * @param settled the verdict, if it needs no test
   * @param reasons for that
   */
  private record Case(MetricTest test, @Nullable Verdict settled, List<Reason> reasons) {
    boolean needsTest() {
      return settled == null;
    }
  }

  Tests(Rules rules) {
    this.rules = rules;
  }

  /** Adds a row: as a whole if it is missing or invalid, or else each of the chosen metrics. */
  void add(ForkPair pair) {
    JmhRow baseline = pair.baseline();
    JmhRow candidate = pair.candidate();
    if (candidate == null) {
      settle(pair, JmhRow.SCORE, Verdict.MISSING, List.of(Reason.noRow()));
      return;
    }
    List<Reason> faults =
        Stream.concat(
                Reason.all(Reason.Subject.BASELINE, Validity.faults(baseline)),
                Reason.all(Reason.Subject.CANDIDATE, Validity.faults(candidate)))
            .toList();
    if (!faults.isEmpty()) {
      settle(pair, JmhRow.SCORE, Verdict.INVALID, faults);
      return;
    }
    baseline.metrics().keySet().stream()
        .filter(metric -> rules.metrics().test(baseline.key(), metric))
        .forEach(metric -> addMetric(pair, metric));
  }

  private void addMetric(ForkPair pair, String name) {
    MetricTest test = test(pair, name);
    JmhMetric candidate = metric(pair.candidate(), name);
    if (test.direction() == Direction.UNKNOWN) {
      notJudged.add(name);
      settle(pair, name, Verdict.UNDIRECTED, List.of());
    } else if (candidate == null) {
      settle(
          pair,
          name,
          Verdict.MISSING,
          List.of(Reason.both("the candidate's row doesn't have this metric")));
    } else if (candidate.in(test.unit()).isEmpty()) {
      settle(
          pair,
          name,
          Verdict.INSUFFICIENT,
          List.of(
              Reason.both(
                  "the candidate has it in "
                      + candidate.unit()
                      + ", which can't be converted to "
                      + test.unit())));
    } else {
      Optional<String> insufficiency = test.insufficiency();
      cases.add(
          new Case(
              test,
              insufficiency.isPresent() ? Verdict.INSUFFICIENT : null,
              insufficiency.map(Reason::both).stream().toList()));
    }
  }

  private void settle(ForkPair pair, String metric, Verdict verdict, List<Reason> reasons) {
    cases.add(new Case(test(pair, metric), verdict, reasons));
  }

  private MetricTest test(ForkPair pair, String name) {
    JmhRow row = pair.baseline();
    JmhMetric baseline = metric(row, name);
    String unit = baseline == null ? "" : baseline.unit();
    Optional<JmhMetric> candidate =
        Optional.ofNullable(metric(pair.candidate(), name)).flatMap(metric -> metric.in(unit));
    return new MetricTest(
        row.key(),
        name,
        unit,
        Direction.of(row.key().mode(), name, unit),
        baseline == null ? NO_FORKS : Forks.of(baseline),
        candidate.map(Forks::of).orElse(NO_FORKS),
        rules);
  }

  private static @Nullable JmhMetric metric(@Nullable JmhRow row, String name) {
    return row == null ? null : row.metrics().get(name);
  }

  /** Metrics that were chosen, but have no known direction. */
  Set<String> notJudged() {
    return notJudged;
  }

  /** How many tests the verdicts rest on. */
  int tests() {
    return (int) cases.stream().filter(Case::needsTest).count();
  }

  /** The verdicts, in the order in which rows were added. */
  List<Judgement> judgements() {
    IdentityHashMap<MetricTest, Contrast> contrasts = contrasts();
    List<Contrast> inOrder =
        cases.stream().filter(Case::needsTest).map(each -> contrasts.get(each.test())).toList();
    double[] holm = Holm.adjusted(inOrder.stream().map(Contrast::p).toList());
    List<Judgement> judgements = new ArrayList<>();
    int test = 0;
    for (Case each : cases) {
      if (each.settled() != null) {
        judgements.add(each.test().settled(each.settled(), each.reasons()));
      } else {
        judgements.add(each.test().judge(inOrder.get(test), holm[test], inOrder.size()));
        test++;
      }
    }
    return List.copyOf(judgements);
  }

  /** Of each test, with what the others of the same metric say of its scatter. */
  private IdentityHashMap<MetricTest, Contrast> contrasts() {
    Map<String, List<MetricTest>> tables =
        cases.stream()
            .filter(Case::needsTest)
            .map(Case::test)
            .collect(
                Collectors.groupingBy(
                    test -> test.metric() + " " + test.unit(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    IdentityHashMap<MetricTest, Contrast> contrasts = new IdentityHashMap<>();
    tables
        .values()
        .forEach(
            table -> {
              List<Scatter> scatters =
                  Scatter.of(table.stream().map(MetricTest::sides).toList(), rules.blocking());
              for (int i = 0; i < table.size(); i++) {
                contrasts.put(table.get(i), table.get(i).contrast(scatters.get(i)));
              }
            });
    return contrasts;
  }
}
