package io.brokerbench.regression;

import io.brokerbench.regression.Pairing.Pair;
import io.brokerbench.results.JmhMetric;
import io.brokerbench.results.JmhRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that is to be judged; the verdicts come when the number of tests is known. */
final class Docket {
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
  private record Case(Trial trial, @Nullable Verdict settled, List<String> reasons) {
    boolean needsTest() {
      return settled == null;
    }
  }

  Docket(Rules rules) {
    this.rules = rules;
  }

  /** Adds a row: as a whole if it is missing or invalid, or else each of the chosen metrics. */
  void add(Pair pair) {
    JmhRow baseline = pair.baseline();
    JmhRow candidate = pair.candidate();
    if (candidate == null) {
      settle(pair, JmhRow.SCORE, Verdict.MISSING, List.of("the candidate doesn't have this row"));
      return;
    }
    List<String> faults =
        Stream.concat(faults("baseline", baseline), faults("candidate", candidate)).toList();
    if (!faults.isEmpty()) {
      settle(pair, JmhRow.SCORE, Verdict.INVALID, faults);
      return;
    }
    baseline.metrics().keySet().stream()
        .filter(rules.metrics())
        .forEach(metric -> addMetric(pair, metric));
  }

  private static Stream<String> faults(String side, JmhRow row) {
    return Validity.faults(row).stream().map(fault -> side + ": " + fault);
  }

  private void addMetric(Pair pair, String name) {
    Trial trial = trial(pair, name);
    JmhMetric candidate = metric(pair.candidate(), name);
    if (trial.direction() == Direction.UNKNOWN) {
      notJudged.add(name);
    } else if (candidate == null) {
      settle(pair, name, Verdict.MISSING, List.of("the candidate's row doesn't have this metric"));
    } else if (!candidate.unit().equals(trial.unit())) {
      settle(pair, name, Verdict.MISSING, List.of("the candidate has it in " + candidate.unit()));
    } else {
      Optional<String> insufficiency = trial.insufficiency();
      cases.add(
          new Case(
              trial,
              insufficiency.isPresent() ? Verdict.INSUFFICIENT : null,
              insufficiency.stream().toList()));
    }
  }

  private void settle(Pair pair, String metric, Verdict verdict, List<String> reasons) {
    cases.add(new Case(trial(pair, metric), verdict, reasons));
  }

  private Trial trial(Pair pair, String name) {
    JmhRow row = pair.baseline();
    JmhMetric baseline = metric(row, name);
    JmhMetric candidate = metric(pair.candidate(), name);
    String unit = baseline == null ? "" : baseline.unit();
    return new Trial(
        row.key(),
        name,
        unit,
        Direction.of(row.key().mode(), name, unit),
        baseline == null ? NO_FORKS : Forks.of(baseline),
        candidate == null ? NO_FORKS : Forks.of(candidate),
        rules.threshold(row.key(), name));
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
    List<Welch> tests =
        cases.stream().filter(Case::needsTest).map(tested -> tested.trial().test()).toList();
    double[] holm = Holm.adjusted(tests.stream().map(Welch::p).toList());
    List<Judgement> judgements = new ArrayList<>();
    int test = 0;
    for (Case each : cases) {
      if (each.settled() != null) {
        judgements.add(each.trial().settled(each.settled(), each.reasons()));
      } else {
        judgements.add(each.trial().judge(tests.get(test), holm[test], tests.size()));
        test++;
      }
    }
    return List.copyOf(judgements);
  }
}
