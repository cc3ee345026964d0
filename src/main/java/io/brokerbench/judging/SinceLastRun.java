package io.brokerbench.judging;

import io.brokerbench.regression.Change;
import io.brokerbench.regression.Comparison;
import io.brokerbench.regression.IncomparableException;
import io.brokerbench.regression.Judgement;
import io.brokerbench.regression.Rules;
import io.brokerbench.regression.Verdict;
import io.brokerbench.report.RowTitles;
import io.brokerbench.results.JmhFile;
import io.brokerbench.results.JmhRow;
import io.brokerbench.results.Machine;
import io.brokerbench.results.NamedRuns;
import io.brokerbench.results.RowKey;
import io.brokerbench.results.UnreadableResultsException;
import io.brokerbench.text.Numbers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What became of a run's rows since the newest earlier run of the same rows on this machine. It is
 * a hint and no gate: one run against another was measured at another hour of the machine.
 */
public final class SinceLastRun {
  /** Runs that are looked at: somebody who measures all day shouldn't wait for it. */
  private static final int MOST_RUNS = 20;

  private static final String CAUTION =
      "  One run against another, at another hour of the machine: ab measures both in turns.";

  private final NamedRuns runs;
  private final StoredNoise noise;

  /**
   * Among some runs.
   *
   * @param runs where they are
   * @param noise what equal runs differ by, as far as it is known
   */
  public SinceLastRun(NamedRuns runs, StoredNoise noise) {
    this.runs = runs;
    this.noise = noise;
  }

  /**
   * What is to be said; nothing if there is no such run, anything else differed in it, or either
   * has too few forks or a row that may not be believed.
   *
   * @throws IOException if the folder of runs can't be read
   */
  public List<String> lines(Path run) throws IOException {
    JmhFile now = JmhFile.read(run);
    if (now.rows().isEmpty() || now.notes().machine() == null) {
      return List.of();
    }
    for (Path earlier : runs.before(run).stream().limit(MOST_RUNS).toList()) {
      Optional<JmhFile> then = sameRows(earlier, now);
      if (then.isPresent()) {
        return lines(String.valueOf(earlier.getFileName()), then.get(), now);
      }
    }
    return List.of();
  }

  private static Optional<JmhFile> sameRows(Path earlier, JmhFile now) {
    try {
      JmhFile then = JmhFile.read(earlier);
      Machine machine = then.notes().machine();
      boolean here =
          machine != null
              && machine.differenceFrom(Objects.requireNonNull(now.notes().machine())).isEmpty();
      return here && keys(then).containsAll(keys(now)) ? Optional.of(then) : Optional.empty();
    } catch (UnreadableResultsException e) {
      return Optional.empty(); // whatever it is, it is no run to compare with
    }
  }

  private static Set<RowKey> keys(JmhFile file) {
    return file.rows().stream().map(JmhRow::key).collect(Collectors.toCollection(HashSet::new));
  }

  private List<String> lines(String name, JmhFile then, JmhFile now) {
    Set<RowKey> rows = keys(now);
    JmhFile asMany =
        new JmhFile(
            then.path(),
            then.notes(),
            then.rows().stream().filter(row -> rows.contains(row.key())).toList());
    Comparison comparison;
    try {
      comparison =
          new Judge(Rules.DEFAULT_THRESHOLD, SinceLastRun::isMeasured, noise, false)
              .runs(asMany, now)
              .comparison();
    } catch (IncomparableException e) {
      return List.of();
    }
    boolean comparable =
        comparison.differences().isEmpty()
            && comparison.judgements().stream().allMatch(judged -> judged.change() != null);
    return comparable ? words(name, comparison.judgements()) : List.of();
  }

  /** Of an open loop the score is the rate that was asked for. */
  private static boolean isMeasured(RowKey row, String metric) {
    return Rules.DEFAULT_METRICS.test(row, metric)
        && !(row.isOpenLoop() && metric.equals(JmhRow.SCORE));
  }

  private static List<String> words(String name, List<Judgement> judgements) {
    List<Judgement> changed =
        judgements.stream().filter(judged -> isChange(judged.verdict())).toList();
    List<String> lines = new ArrayList<>();
    if (changed.isEmpty()) {
      lines.add(
          "Since the last run ("
              + name
              + "): no difference shown ("
              + Numbers.change(
                  judgements.stream().mapToDouble(each -> change(each).low()).min().orElseThrow())
              + " to "
              + Numbers.change(
                  judgements.stream().mapToDouble(each -> change(each).high()).max().orElseThrow())
              + " %).");
    } else {
      lines.add(
          "Since the last run ("
              + name
              + "): "
              + changed.size()
              + " of "
              + judgements.size()
              + " differ.");
      RowTitles titles = new RowTitles(judgements.stream().map(Judgement::row).toList());
      changed.forEach(
          each -> lines.add("  " + titles.of(each.row()) + " " + each.metric() + ": " + of(each)));
    }
    lines.add(CAUTION);
    return lines;
  }

  private static boolean isChange(Verdict verdict) {
    return verdict == Verdict.REGRESSED || verdict == Verdict.IMPROVED;
  }

  private static Change change(Judgement judged) {
    return Objects.requireNonNull(judged.change());
  }

  private static String of(Judgement judged) {
    Change change = change(judged);
    return Numbers.change(change.ratio())
        + " % ("
        + Numbers.change(change.low())
        + " to "
        + Numbers.change(change.high())
        + " %), "
        + (judged.verdict() == Verdict.REGRESSED ? "worse" : "better");
  }
}
