package io.brokerbench.report.comparison;

import io.brokerbench.regression.Judgement;
import io.brokerbench.regression.Verdict;
import io.brokerbench.report.VerdictTable;
import io.brokerbench.text.Table;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reasons that are said once: of each verdict that needs no test, those that most have alike. Who
 * has such a verdict and no reason of its own has these.
 */
final class SharedReasons {
  private static final long SEVERAL = 2;

  private final Map<Verdict, List<String>> shared = new EnumMap<>(Verdict.class);
  private final List<Judgement> judgements;

  SharedReasons(List<Judgement> judgements) {
    this.judgements = judgements;
    judgements.stream()
        .filter(judgement -> judgement.change() == null && !judgement.reasons().isEmpty())
        .collect(Collectors.groupingBy(Judgement::verdict))
        .forEach(this::share);
  }

  private void share(Verdict verdict, List<Judgement> alike) {
    Map<List<String>, Long> counts =
        alike.stream()
            .collect(
                Collectors.groupingBy(Judgement::words, LinkedHashMap::new, Collectors.counting()));
    counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .filter(most -> most.getValue() >= SEVERAL)
        .ifPresent(most -> shared.put(verdict, most.getKey()));
  }

  /** What is to be said of this one by itself. */
  List<String> own(Judgement judgement) {
    return isShared(judgement) ? List.of() : Phrases.reasons(judgement);
  }

  private boolean isShared(Judgement judgement) {
    return judgement.change() == null && judgement.words().equals(shared.get(judgement.verdict()));
  }

  /** What became of each, with what is to be said of it by itself. */
  Table table() {
    return VerdictTable.of(
        judgements.stream().map(JsonReport::verdict).toList(),
        judgements.stream().map(this::own).toList());
  }

  /** What is to be said of many, a line a verdict. */
  List<String> lines() {
    Map<Verdict, Long> having =
        judgements.stream()
            .filter(this::isShared)
            .collect(Collectors.groupingBy(Judgement::verdict, Collectors.counting()));
    Map<Verdict, Long> all =
        judgements.stream()
            .map(Judgement::verdict)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return shared.entrySet().stream()
        .map(
            reasons ->
                reasons.getKey()
                    + ", "
                    + having.get(reasons.getKey())
                    + " of "
                    + all.get(reasons.getKey())
                    + ": "
                    + String.join("; ", reasons.getValue()))
        .toList();
  }
}
