package io.brokerbench.request;

import io.brokerbench.console.UsageException;
import io.brokerbench.request.Design.Lifetime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads and checks what two sides are compared with, which differ or, to calibrate, don't. */
public final class AbRequest {
  public static final String AB = "ab";
  public static final String CALIBRATE = "calibrate";
  public static final String BASELINE = "baseline";
  public static final String CANDIDATE = "candidate";

  private static final int LEAST_FORKS = 3;

  private final String command;
  private final JmhArguments common;
  private final BrokerChoice brokers;
  private final Path workingFolder;
  private final Set<String> leftOut = new TreeSet<>();

  private AbRequest(String command, JmhArguments common, BrokerChoice brokers, Path workingFolder) {
    this.command = command;
    this.common = common;
    this.brokers = brokers;
    this.workingFolder = workingFolder;
  }

  /**
   * A request whose blocks are a row of the baseline and the candidate's for it.
   *
   * @param command {@link #AB} or {@link #CALIBRATE}
   * @param common JMH's flags for both sides
   * @throws UsageException if it can't be run
   */
  public static RunRequest of(
      String command,
      Optional<Profile> profile,
      JmhArguments common,
      SideFlags baseline,
      SideFlags candidate,
      BrokerChoice brokers,
      Design design,
      Path workingFolder) {
    AbRequest request = new AbRequest(command, common, brokers, workingFolder);
    List<List<Cell>> pairs = request.pairs(baseline, candidate);
    if (design.lifetime() == Lifetime.RUN) {
      request.checkLifetime(pairs);
    }
    return new RunRequest(
        command,
        request.words(baseline, candidate, design),
        profile.map(Profile::name).orElse(null),
        common,
        common.toOptions(),
        brokers,
        pairs,
        design,
        request.notes(pairs));
  }

  private List<String> notes(List<List<Cell>> pairs) {
    List<String> notes = new ArrayList<>(leftOut);
    if (command.equals(AB) && pairs.stream().allMatch(AbRequest::isEqual)) {
      notes.add(
          "The sides are the same: what ab will show is what equal sides differ by. calibrate"
              + " measures that as well, and keeps it for later comparisons.");
    }
    return notes;
  }

  private static boolean isEqual(List<Cell> pair) {
    Cell baseline = pair.get(0);
    Cell candidate = pair.get(1);
    return baseline.params().equals(candidate.params()) && baseline.side().isAs(candidate.side());
  }

  private List<String> words(SideFlags baseline, SideFlags candidate, Design design) {
    List<String> words = new ArrayList<>(List.of(command));
    if (command.equals(AB)) {
      words.addAll(baseline.options(BASELINE));
      words.addAll(candidate.options(CANDIDATE));
    }
    words.addAll(brokers.words());
    words.addAll(design.words());
    return words;
  }

  private List<List<Cell>> pairs(SideFlags baseline, SideFlags candidate) {
    for (String flag : List.of("rf", "rff")) {
      if (common.has(flag)) {
        throw new UsageException(
            "-" + flag + ": " + command + " writes a folder a side; leave it out.");
      }
    }
    JmhArguments ofBaseline = baseline.arguments(BASELINE);
    JmhArguments ofCandidate = candidate.arguments(CANDIDATE);
    Set<String> keys = differing(baseline, candidate);
    Map<PairKey, Cell> baselines = rows(BASELINE, ofBaseline, baseline, keys);
    Map<PairKey, Cell> candidates = rows(CANDIDATE, ofCandidate, candidate, keys);
    checkMatch(baselines, candidates);
    checkMatch(candidates, baselines);
    List<List<Cell>> pairs =
        baselines.entrySet().stream()
            .map(row -> List.of(row.getValue(), candidates.get(row.getKey())))
            .toList();
    pairs.forEach(pair -> checkTier(pair.get(0), pair.get(1)));
    pairs.stream().flatMap(List::stream).forEach(this::checkForks);
    return pairs;
  }

  /** The parameters that a side gives a value of its own. */
  public static Set<String> differing(SideFlags baseline, SideFlags candidate) {
    Set<String> keys = new TreeSet<>();
    for (SideFlags flags : List.of(baseline, candidate)) {
      keys.addAll(JmhArguments.parse(flags.words()).parameterKeys());
    }
    return keys;
  }

  /** What a row of one side has in common with that of the other. */
  private record PairKey(String benchmark, String mode, Map<String, String> params) {
    static PairKey of(Cell cell, Set<String> differing) {
      Map<String, String> params = new LinkedHashMap<>(cell.params());
      params.keySet().removeAll(differing);
      return new PairKey(cell.benchmark(), cell.mode().shortLabel(), params);
    }
  }

  private Map<PairKey, Cell> rows(
      String name, JmhArguments own, SideFlags flags, Set<String> differing) {
    Path jar = Optional.ofNullable(flags.jar()).map(workingFolder::resolve).orElse(null);
    RunRequest.Chosen chosen =
        RunRequest.chosen(Side.of(name, own.over(common), jar), brokers, workingFolder);
    List<Cell> cells = chosen.cells();
    leftOut.addAll(chosen.notes());
    if (jar != null) {
      new SideJar(jar).check(cells);
    }
    Map<PairKey, Cell> rows = new LinkedHashMap<>();
    for (Cell cell : cells) {
      Cell other = rows.putIfAbsent(PairKey.of(cell, differing), cell);
      if (other != null) {
        throw new UsageException(
            "Of the "
                + name
                + " there are "
                + other
                + " and "
                + cell
                + ", and it can't be told which to compare; give one value of "
                + String.join(", ", differing)
                + " for each side.");
      }
    }
    return rows;
  }

  private static void checkMatch(Map<PairKey, Cell> rows, Map<PairKey, Cell> others) {
    rows.forEach(
        (row, cell) -> {
          if (!others.containsKey(row)) {
            throw new UsageException(
                cell
                    + " has nothing to be compared with on the other side; both sides need the"
                    + " same rows.");
          }
        });
  }

  private static void checkTier(Cell baseline, Cell candidate) {
    if (baseline.durability() != candidate.durability()) {
      throw new UsageException(
          "durability="
              + baseline.durability()
              + " and durability="
              + candidate.durability()
              + " promise different things and are not compared; give both sides one.");
    }
  }

  private void checkForks(Cell cell) {
    if (cell.forks() < LEAST_FORKS) {
      throw new UsageException(
          "-f "
              + cell.forks()
              + ": "
              + command
              + " compares forks, and from fewer than "
              + LEAST_FORKS
              + " a side nothing can be told; give more.");
    }
  }

  private void checkLifetime(List<List<Cell>> pairs) {
    if (command.equals(CALIBRATE)) {
      throw new UsageException(
          "--broker-lifetime run: forks that share a broker resemble each other, and the noise"
              + " floor would come out too low; leave it out.");
    }
    for (List<Cell> pair : pairs) {
      if (pair.stream().map(brokers::specOf).distinct().count() > 1) {
        throw new UsageException(
            "--broker-lifetime run: the sides need different brokers, which then couldn't take"
                + " turns; leave it out.");
      }
    }
  }
}
