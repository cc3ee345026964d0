package io.brokerbench.request;

import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.spi.Drivers;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.runin.RunIn;
import io.brokerbench.workload.OpenLoop;
import io.brokerbench.workload.Scenario;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.WorkloadParams;

/**
 * A benchmark method in one mode, with one value for each parameter: what becomes a row.
 *
 * @param side which side it is measured for
 * @param entry the method, as JMH's list has it, with mode and parameters
 * @param forks how many forks were asked for; 0 to run once in this JVM
 * @param warmupForks how many forks to throw away first
 */
public record Cell(Side side, BenchmarkListEntry entry, int forks, int warmupForks) {
  /** The benchmark method's name, with its class. */
  public String benchmark() {
    return entry.getUsername();
  }

  /** The benchmark's name without its package. */
  String shortBenchmark() {
    return shortBenchmark(entry);
  }

  /** A benchmark's name without its package. */
  static String shortBenchmark(BenchmarkListEntry entry) {
    return entry.getUsername().substring(entry.getUserClassQName().lastIndexOf('.') + 1);
  }

  /** In which of JMH's modes. */
  public Mode mode() {
    return entry.getMode();
  }

  /** All parameters, by name. */
  public Map<String, String> params() {
    WorkloadParams workload = entry.getWorkloadParams();
    Map<String, String> params = new TreeMap<>();
    workload.keys().forEach(key -> params.put(key, workload.get(key)));
    return params;
  }

  /**
   * This cell at another rate, in messages a second; such cells are in the order of their rates.
   */
  public Cell atRate(long rate) {
    WorkloadParams params = entry.getWorkloadParams().copy();
    params.put(Parameter.RATE.key(), Long.toString(rate), Math.toIntExact(rate));
    return new Cell(side, entry.cloneWith(params), forks, warmupForks);
  }

  /** The value of a parameter; empty if its benchmark has none of that name. */
  public Optional<String> param(Parameter parameter) {
    return Optional.ofNullable(entry.getWorkloadParams().get(parameter.key()));
  }

  /** Whether it starts the threads that do the work, and is driven by one of JMH's. */
  public boolean startsItsThreads() {
    return param(Parameter.BROKER).isPresent() || param(Parameter.WORKERS).isPresent();
  }

  /** Its broker; empty if it has none. */
  public Optional<BrokerKind> kind() {
    return param(Parameter.BROKER).map(BrokerKind::new);
  }

  /** The broker that has to be started for it; empty if there is none, or it's in the fork. */
  public Optional<BrokerKind> broker() {
    return kind().filter(kind -> !Drivers.of(kind).isInProcess());
  }

  /** Whether a parameter's value makes a difference to its broker. */
  boolean isMatterOf(String key) {
    return Parameter.of(key).stream()
        .allMatch(parameter -> kind().stream().allMatch(kind -> parameter.matters(kind)));
  }

  /** How its messages are laid out; empty for a benchmark that has no choice of that. */
  Optional<CellLayout> layout() {
    return CellLayout.of(this);
  }

  Durability durability() {
    return param(Parameter.DURABILITY).map(Durability::valueOf).orElse(Durability.MEMORY);
  }

  /** Which of the servers of its broker's kind. */
  String server() {
    return param(Parameter.SERVER).orElse(BrokerSpec.DEFAULT);
  }

  /** How many servers keep each message. */
  int replicas() {
    return param(Parameter.REPLICAS).map(Integer::valueOf).orElse(1);
  }

  /**
   * How many operations, which are messages, one invocation is; empty where its annotation says.
   */
  public Optional<Integer> operations() {
    return Optional.of(burst())
        .filter(messages -> messages > 0)
        .or(() -> param(Parameter.RATE).map(rate -> OpenLoop.sliceMessages(Integer.parseInt(rate))))
        .or(() -> param(Parameter.BACKLOG).map(Integer::valueOf));
  }

  /** How many messages are published at once; 0 where there are no bursts. */
  int burst() {
    return param(Parameter.SCENARIO)
        .map(scenario -> Scenario.valueOf(scenario).messages())
        .orElse(0);
  }

  /** Whether it is measured as its broker is when it has just been started. */
  public boolean isCold() {
    return param(Parameter.RUN_IN).filter(RunIn.NONE::equals).isPresent();
  }

  /** Whether a fresh broker has to be run in before it is measured there. */
  public boolean isRunIn() {
    return param(Parameter.RUN_IN).isPresent() && !isCold() && !runsInThisJvm();
  }

  /** Whether it is run in this JVM, and not in a fork. */
  public boolean runsInThisJvm() {
    return forks == 0;
  }

  /** How many forks give data. */
  public int measurements() {
    return Math.max(1, forks);
  }

  /**
   * As in "DeliveryBenchmark.deliver thrpt KAFKA HIGH durability=DISK": the side, the values of the
   * parameters that have several by default, and those that aren't the only default.
   */
  @Override
  public String toString() {
    return Stream.concat(
            Stream.of(side.name(), shortBenchmark(), mode().shortLabel())
                .filter(word -> !word.isEmpty()),
            Stream.concat(
                params().entrySet().stream().filter(this::varies).map(Map.Entry::getValue),
                params().entrySet().stream()
                    .filter(param -> !varies(param) && !isDefault(param))
                    .map(param -> param.getKey() + "=" + param.getValue())))
        .collect(Collectors.joining(" "));
  }

  private boolean varies(Map.Entry<String, String> param) {
    List<String> defaults = defaults(param.getKey());
    return defaults.size() != 1 || Parameter.isLeftToDrivers(param.getKey(), defaults);
  }

  private boolean isDefault(Map.Entry<String, String> param) {
    return defaults(param.getKey()).contains(param.getValue());
  }

  private List<String> defaults(String key) {
    return List.of(entry.getParams().orElse(Map.of()).getOrDefault(key, new String[0]));
  }
}
