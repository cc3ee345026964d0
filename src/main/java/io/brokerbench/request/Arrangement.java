package io.brokerbench.request;

import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.request.Design.Lifetime;
import io.brokerbench.request.Design.Order;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A design's order of forks, for cells that need certain brokers.
 *
 * @param design what is asked for
 * @param broker the broker that a cell needs, if it needs one
 * @param forks how many forks a cell has; with more, those that were there stay where they are, as
 *     long as a precision is asked for
 */
public record Arrangement(
    Design design, Function<Cell, Optional<BrokerSpec>> broker, ToIntFunction<Cell> forks) {
  /**
   * The cells in the order in which their forks come, each as often as it has forks. Where they
   * need more brokers than may be alive at a time, or brokers that live for the run, those of one
   * broker come together for as long as it lives.
   *
   * @param blocks the cells; those of a block always follow each other, in one order or another
   */
  public List<Cell> of(List<List<Cell>> blocks) {
    return design.order() == Order.GROUPED ? grouped(blocks) : rounds(blocks);
  }

  private List<Cell> grouped(List<List<Cell>> blocks) {
    return together(blocks).stream()
        .flatMap(List::stream)
        .flatMap(block -> rounds(List.of(block), 1, most(blocks), cells -> {}))
        .toList();
  }

  private List<Cell> rounds(List<List<Cell>> blocks) {
    Random random = new Random(design.seed());
    int most = most(blocks);
    List<List<List<Cell>>> groups = new ArrayList<>(together(blocks));
    List<Cell> all = new ArrayList<>();
    for (int first = 1; first <= most; first = last(first, most) + 1) {
      if (design.lifetime() != Lifetime.RUN) {
        Collections.shuffle(groups, random);
      }
      for (List<List<Cell>> group : groups) {
        rounds(group, first, last(first, most), list -> Collections.shuffle(list, random))
            .forEach(all::add);
      }
    }
    return all;
  }

  /** The last round of the broker's life that begins with the first. */
  private int last(int first, int most) {
    int forks = design.lifetime().forks();
    return most - first < forks ? most : first + forks - 1;
  }

  private int most(List<List<Cell>> blocks) {
    return blocks.stream().flatMap(List::stream).mapToInt(forks).max().orElse(0);
  }

  /** The blocks in groups that are measured for a broker's whole life. */
  private List<List<List<Cell>>> together(List<List<Cell>> blocks) {
    if (areInTurns(blocks)) {
      return List.of(blocks);
    }
    Map<Set<BrokerSpec>, List<List<Cell>>> groups = new LinkedHashMap<>();
    for (List<Cell> block : blocks) {
      groups.computeIfAbsent(brokers(block.stream()), b -> new ArrayList<>()).add(block);
    }
    return List.copyOf(groups.values());
  }

  private boolean areInTurns(List<List<Cell>> blocks) {
    return switch (design.lifetime()) {
      case FORK -> true;
      case RUN -> false;
      case ROUNDS ->
          design.precision() != null
              || brokers(blocks.stream().flatMap(List::stream)).size()
                  <= design.lifetime().mostAlive();
    };
  }

  private Set<BrokerSpec> brokers(Stream<Cell> cells) {
    return cells.flatMap(cell -> broker.apply(cell).stream()).collect(Collectors.toSet());
  }

  /** Each round has a fork of each cell, as long as it has any left. */
  private Stream<Cell> rounds(
      List<List<Cell>> blocks, int first, int last, Consumer<List<?>> shuffle) {
    List<Cell> all = new ArrayList<>();
    for (int i = first; i <= last; i++) {
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
    return all.stream();
  }
}
