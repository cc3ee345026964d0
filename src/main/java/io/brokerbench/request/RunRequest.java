package io.brokerbench.request;

import io.brokerbench.console.UsageException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/**
 * What the user asked for, checked: nothing has been started yet, and nothing that could have been
 * known before starts will go wrong later.
 *
 * @param name what the run folder is named after
 * @param words the suite's own words that ask for the same again, before JMH's flags
 * @param profile the profile's name; null without one
 * @param arguments JMH's flags that are not one side's alone, the profile's included
 * @param options the same as JMH reads them
 * @param brokers which brokers they run on
 * @param blocks the rows asked for, in JMH's order; those of a block are compared with each other
 *     and measured one after the other
 * @param design which fork comes when, and how long a broker lives
 * @param notes what the user should know of it before it starts, a sentence each
 */
public record RunRequest(
    String name,
    List<String> words,
    @Nullable String profile,
    JmhArguments arguments,
    CommandLineOptions options,
    BrokerChoice brokers,
    List<List<Cell>> blocks,
    Design design,
    List<String> notes) {

  /**
   * Reads and checks a command line.
   *
   * @param given JMH's flags as given, or merged with a profile's
   * @throws UsageException if it can't be run
   */
  public static RunRequest of(
      Optional<Profile> profile,
      JmhArguments given,
      BrokerChoice brokers,
      Design design,
      Path workingFolder) {
    Side side = Side.only(given);
    Chosen chosen = chosen(side, brokers, workingFolder);
    return new RunRequest(
        profile.map(Profile::name).orElse("run"),
        Stream.concat(brokers.words().stream(), design.words().stream()).toList(),
        profile.map(Profile::name).orElse(null),
        side.arguments(),
        side.options(),
        brokers,
        chosen.cells().stream().map(List::of).toList(),
        design,
        chosen.notes());
  }

  /** This run, asked for by more words of the suite's own. */
  public RunRequest with(List<String> more) {
    return new RunRequest(
        name,
        Stream.concat(words.stream(), more.stream()).toList(),
        profile,
        arguments,
        options,
        brokers,
        blocks,
        design,
        notes);
  }

  /**
   * What flags choose.
   *
   * @param cells the rows
   * @param notes what the user should know of that, a sentence each
   */
  record Chosen(List<Cell> cells, List<String> notes) {}

  /**
   * The rows that a side asks for.
   *
   * @throws UsageException if they can't be run
   */
  static Chosen chosen(Side side, BrokerChoice brokers, Path workingFolder) {
    Selection selection =
        new Selection(
            BenchmarkList.defaultList(), side, brokers.provider(), Runtime.version().feature());
    List<Cell> cells = selection.cells();
    new Checks(side.options(), cells, workingFolder).all();
    brokers.checkReplicas(cells);
    return new Chosen(cells, selection.leftOut().stream().toList());
  }

  /** What is compared, or all that is measured. */
  public List<Side> sides() {
    return cells().stream().map(Cell::side).distinct().toList();
  }

  /** Whether profilers of the user's own measure, too. */
  public boolean hasProfilers() {
    return !options.getProfilers().isEmpty();
  }

  /** All rows. */
  public List<Cell> cells() {
    return blocks.stream().flatMap(List::stream).toList();
  }
}
