package io.brokerbench.judging;

import io.brokerbench.regression.Blocking;
import io.brokerbench.regression.KnownNoise;
import io.brokerbench.regression.NoiseFloor;
import io.brokerbench.results.EqualSides;
import io.brokerbench.results.JmhFile;
import io.brokerbench.results.JmhRow;
import io.brokerbench.results.Machine;
import io.brokerbench.results.NoiseFloorFile;
import io.brokerbench.results.RowKey;
import java.nio.file.Path;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a machine's noise before a comparison.
 *
 * @param name the file, as it is said
 * @param file its content; null if there is none
 * @param absence what is to be said if there is none
 */
public record StoredNoise(String name, @Nullable NoiseFloorFile file, String absence) {
  private static final int DATE = "2026-01-01".length();

  /**
   * What of it applies to a comparison.
   *
   * @param floor of its rows
   * @param note that tells the reader, one sentence
   */
  public record Applied(NoiseFloor floor, String note) {}

  /** What a file knows, which is called so. */
  public static StoredNoise of(Path name, NoiseFloorFile file) {
    return new StoredNoise(name.toString(), file, "");
  }

  /**
   * Nothing is known.
   *
   * @param absence why, one sentence
   */
  public static StoredNoise nothing(String absence) {
    return new StoredNoise("", null, absence);
  }

  /**
   * What applies to two sides: all, if both were measured on the machine that it is of.
   *
   * @param differing the parameters that rows come without, since the sides differ in them
   * @param blocking whether the sides are of one run
   */
  Applied to(JmhFile baseline, JmhFile candidate, Set<String> differing, Blocking blocking) {
    if (file == null) {
      return new Applied(NoiseFloor.UNKNOWN, absence);
    }
    for (JmhFile side : List.of(baseline, candidate)) {
      Machine machine = side.notes().machine();
      if (machine == null) {
        return unused("nothing says on which machine " + side.path() + " was measured");
      }
      String difference = file.machine().differenceFrom(machine).orElse(null);
      if (difference != null) {
        return unused("it is of another machine than " + side.path() + ": " + difference);
      }
    }
    List<JmhRow> rows =
        Stream.of(baseline, candidate).flatMap(side -> side.rows().stream()).toList();
    KnownNoise known = KnownNoise.of(file.calibrations(), rows, differing, blocking);
    List<RowKey> judged =
        baseline.rows().stream().map(row -> row.without(differing).key()).toList();
    return new Applied(known, used(known, judged));
  }

  private Applied unused(String why) {
    return new Applied(
        NoiseFloor.UNKNOWN,
        "Noise floor: "
            + name
            + " isn't used, since "
            + why
            + ". Intervals are of the forks alone.");
  }

  private String used(KnownNoise known, List<RowKey> judged) {
    String some = "Noise floor: " + name + " knows " + known.rows(judged) + " of ";
    String all = some + judged.size() + " rows";
    List<EqualSides> calibrations = known.calibrations();
    if (calibrations.isEmpty()) {
      return all + "; intervals are of the forks alone.";
    }
    IntSummaryStatistics forks =
        calibrations.stream().mapToInt(EqualSides::forks).summaryStatistics();
    String oldest =
        calibrations.stream().map(EqualSides::measured).min(String::compareTo).orElse("");
    return all
        + ", measured with "
        + forks.getMin()
        + (forks.getMin() == forks.getMax() ? "" : " to " + forks.getMax())
        + " forks a side on "
        + oldest.substring(0, Math.min(DATE, oldest.length()))
        + (calibrations.stream().allMatch(each -> sameDay(each, oldest)) ? "." : " and later.");
  }

  private static boolean sameDay(EqualSides calibration, String time) {
    return calibration.measured().startsWith(time.substring(0, Math.min(DATE, time.length())));
  }
}
