package io.brokerbench.launch;

import io.brokerbench.provision.BrokerSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The design of a run as an experiment: which fork comes when, and how long a broker lives.
 *
 * @param order which fork comes when
 * @param seed of the order within a round; the same seed and cells give the same order
 * @param lifetime how long a broker lives
 * @param precision how precise rows are to become; null for just the forks that are asked for
 */
public record Design(Order order, long seed, Lifetime lifetime, @Nullable PrecisionGoal precision) {
  private static final int SEEDS = 1_000_000;

  /** Which fork comes when. */
  public enum Order {
    /**
     * Every cell once a round, in an order shuffled anew for each: the drift of a machine hits all
     * cells alike, and none always comes after the same other.
     */
    ROUNDS,
    /** JMH's: all forks of a cell, then the next cell. */
    GROUPED
  }

  /** How long a broker lives. */
  public enum Lifetime {
    /** Each fork has a fresh one. */
    FORK,
    /** All forks share one, which is warm for all but the first. */
    RUN
  }

  /** What a run has unless it is asked for something else: rounds, shuffled anew for each run. */
  public static Design standard() {
    return new Design(Order.ROUNDS, new Random().nextInt(SEEDS), Lifetime.FORK, null);
  }

  /** The same until rows are so precise; null for just the forks that are asked for. */
  public Design until(@Nullable PrecisionGoal goal) {
    if (goal != null && order == Order.GROUPED) {
      throw new UsageException("--until-precise adds rounds; leave --order grouped out.");
    }
    if (goal != null && lifetime == Lifetime.RUN) {
      throw new UsageException(
          "--until-precise needs forks that are independent; leave --broker-lifetime run out.");
    }
    return new Design(order, seed, lifetime, goal);
  }

  /**
   * The standard with what was given.
   *
   * @throws UsageException if a value isn't allowed
   */
  public static Design parse(
      @Nullable String order, @Nullable String seed, @Nullable String lifetime) {
    Design standard = standard();
    return new Design(
        order == null ? standard.order : parse("--order", order, Order.values()),
        seed == null ? standard.seed : seed(seed),
        lifetime == null
            ? standard.lifetime
            : parse("--broker-lifetime", lifetime, Lifetime.values()),
        null);
  }

  private static <E extends Enum<E>> E parse(String option, String word, E[] values) {
    List<String> names = Stream.of(values).map(Design::name).toList();
    int index = names.indexOf(word.toLowerCase(Locale.ROOT));
    if (index < 0) {
      throw new UsageException(
          option
              + " "
              + word
              + ": allowed are "
              + String.join(", ", names)
              + "."
              + Nearest.question(word, names));
    }
    return values[index];
  }

  private static long seed(String word) {
    try {
      return Long.parseLong(word);
    } catch (NumberFormatException e) {
      throw new UsageException("--seed " + word + ": a seed is a whole number.");
    }
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** The order's name on the command line. */
  String orderName() {
    return name(order);
  }

  /** The lifetime's name on the command line. */
  String lifetimeName() {
    return name(lifetime);
  }

  /** The options that give this design again. */
  List<String> words() {
    List<String> words = new ArrayList<>(List.of("--order", orderName()));
    if (order == Order.ROUNDS) {
      words.addAll(List.of("--seed", Long.toString(seed)));
    }
    if (lifetime == Lifetime.RUN) {
      words.addAll(List.of("--broker-lifetime", lifetimeName()));
    }
    if (precision != null) {
      words.addAll(precision.words());
    }
    return words;
  }

  /**
   * The cells in the order in which their forks come, each as often as it has forks. Brokers that
   * live for the run come one after the other, since only the one that is measured is to run.
   *
   * @param blocks the cells; those of a block always follow each other, in one order or another
   * @param broker the broker that a cell needs, if it needs one; the same for all of a block where
   *     brokers live for the run
   * @param forks how many forks a cell has; with more, those that were there stay where they are
   */
  List<Cell> arrange(
      List<List<Cell>> blocks,
      Function<Cell, Optional<BrokerSpec>> broker,
      ToIntFunction<Cell> forks) {
    Random random = new Random(seed);
    if (lifetime == Lifetime.FORK) {
      return arrange(blocks, forks, random);
    }
    Map<Optional<BrokerSpec>, List<List<Cell>>> brokers = new LinkedHashMap<>();
    blocks.forEach(
        block ->
            brokers.computeIfAbsent(broker.apply(block.get(0)), b -> new ArrayList<>()).add(block));
    return brokers.values().stream()
        .flatMap(group -> arrange(group, forks, random).stream())
        .toList();
  }

  private List<Cell> arrange(List<List<Cell>> blocks, ToIntFunction<Cell> forks, Random random) {
    if (order == Order.GROUPED) {
      return blocks.stream()
          .flatMap(block -> rounds(List.of(block), forks, cells -> {}).stream())
          .toList();
    }
    return rounds(blocks, forks, list -> Collections.shuffle(list, random));
  }

  /** Each round has a fork of each cell, as long as it has any left. */
  private static List<Cell> rounds(
      List<List<Cell>> blocks, ToIntFunction<Cell> forks, Consumer<List<?>> shuffle) {
    List<Cell> all = new ArrayList<>();
    int rounds = blocks.stream().flatMap(List::stream).mapToInt(forks).max().orElse(0);
    for (int i = 1; i <= rounds; i++) {
      int round = i;
      List<List<Cell>> order = new ArrayList<>(blocks);
      shuffle.accept(order);
      for (List<Cell> block : order) {
        List<Cell> cells =
            new ArrayList<>(
                block.stream().filter(cell -> forks.applyAsInt(cell) >= round).toList());
        shuffle.accept(cells);
        all.addAll(cells);
      }
    }
    return all;
  }
}
