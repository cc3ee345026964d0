package io.brokerbench.plan;

import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.spi.Drivers;
import io.brokerbench.request.Cell;
import io.brokerbench.request.IterationTimes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Estimates how long forks take: as long as others of their cell took; else what their iterations
 * are configured to take, and what others of their kind took beyond that.
 */
public final class TimeLeft {
  private static final Duration FORK_OVERHEAD = Duration.ofSeconds(3);

  /** Of client and broker; the latter once a round, whatever the number of rows. */
  private static final Duration RUN_IN_OVERHEAD = Duration.ofSeconds(25);

  private final Map<Cell, List<Duration>> measured = new HashMap<>();
  private final Map<OverheadKey, List<Duration>> overheads = new HashMap<>();

  /** Cells whose forks have about the same overhead. */
  private record OverheadKey(String benchmark, Optional<BrokerKind> broker) {
    static OverheadKey of(Cell cell) {
      return new OverheadKey(cell.benchmark(), cell.broker());
    }
  }

  /** Learns from a fork that was measured. */
  public void learn(Cell cell, Duration duration) {
    measured.computeIfAbsent(cell, c -> new ArrayList<>()).add(duration);
    overheads
        .computeIfAbsent(OverheadKey.of(cell), k -> new ArrayList<>())
        .add(duration.minus(IterationTimes.configured(cell)));
  }

  /** How long a fork of the cell will take. */
  public Duration of(Cell cell) {
    List<Duration> known = measured.get(cell);
    if (known != null) {
      return mean(known);
    }
    List<Duration> others = overheads.get(OverheadKey.of(cell));
    return IterationTimes.configured(cell).plus(others == null ? guess(cell) : mean(others));
  }

  private static Duration guess(Cell cell) {
    Duration overhead =
        FORK_OVERHEAD.plus(
            cell.broker().map(kind -> Drivers.of(kind).usualStart()).orElse(Duration.ZERO));
    return cell.isRunIn() ? overhead.plus(RUN_IN_OVERHEAD) : overhead;
  }

  private static Duration mean(List<Duration> durations) {
    return durations.stream().reduce(Duration.ZERO, Duration::plus).dividedBy(durations.size());
  }
}
