package io.brokerbench.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.launch.LaunchFixture;
import io.brokerbench.request.Arrangement;
import io.brokerbench.request.Cell;
import io.brokerbench.request.Design;
import io.brokerbench.request.Design.Lifetime;
import io.brokerbench.request.Design.Order;
import io.brokerbench.request.RunRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FixedPlanTest {
  private static final RunRequest REQUEST =
      LaunchFixture.request("PlantedBenchmark -p scenario=LOW,HIGH -f 3");

  private static List<String> order(Order order, long seed, Lifetime lifetime) {
    Design design = new Design(order, seed, lifetime, null);
    List<Cell> arranged =
        new Arrangement(design, REQUEST.brokers()::specOf, Cell::measurements).of(REQUEST.blocks());
    return new FixedPlan(REQUEST.cells(), arranged)
        .forks().stream()
            .map(
                fork ->
                    String.join(
                        " ",
                        fork.cell().params().get("broker"),
                        fork.cell().params().get("scenario"),
                        Integer.toString(fork.number())))
            .toList();
  }

  private static List<String> round(List<String> order, int round) {
    return order.subList((round - 1) * 4, round * 4);
  }

  @Test
  void everyRowHasOneForkARound() {
    List<String> order = order(Order.ROUNDS, 1, Lifetime.FORK);

    assertThat(order).hasSize(12);
    for (int round = 1; round <= 3; round++) {
      assertThat(round(order, round))
          .containsExactlyInAnyOrder(
              "KAFKA LOW " + round,
              "KAFKA HIGH " + round,
              "NATS LOW " + round,
              "NATS HIGH " + round);
    }
  }

  @Test
  void rowsComeInAnotherOrderInEachRound() {
    Set<List<String>> orders = new HashSet<>();
    List<String> order = order(Order.ROUNDS, 1, Lifetime.FORK);
    IntStream.rangeClosed(1, 3)
        .mapToObj(
            round -> round(order, round).stream().map(f -> f.substring(0, f.length() - 2)).toList())
        .forEach(orders::add);

    assertThat(orders).hasSizeGreaterThan(1);
  }

  @Test
  void sameSeedGivesTheSameOrderAndAnotherAnother() {
    assertThat(order(Order.ROUNDS, 7, Lifetime.FORK))
        .isEqualTo(order(Order.ROUNDS, 7, Lifetime.FORK))
        .isNotEqualTo(order(Order.ROUNDS, 8, Lifetime.FORK));
  }

  @Test
  void groupedIsJmhsOrder() {
    assertThat(order(Order.GROUPED, 1, Lifetime.FORK))
        .startsWith("KAFKA LOW 1", "KAFKA LOW 2", "KAFKA LOW 3", "KAFKA HIGH 1");
  }

  @Test
  void brokersThatLiveForTheRunComeOneAfterTheOther() {
    List<String> order = order(Order.ROUNDS, 1, Lifetime.RUN);

    assertThat(order.subList(0, 6)).allMatch(fork -> fork.startsWith("KAFKA"));
    assertThat(order.subList(6, 12)).allMatch(fork -> fork.startsWith("NATS"));
    assertThat(order.subList(0, 2)).containsExactlyInAnyOrder("KAFKA LOW 1", "KAFKA HIGH 1");
  }
}
