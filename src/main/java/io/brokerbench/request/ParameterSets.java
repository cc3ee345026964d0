package io.brokerbench.request;

import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.spi.Drivers;
import io.brokerbench.console.UsageException;
import io.brokerbench.provision.BrokerProvider;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.WorkloadParams;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/**
 * Which values a benchmark's parameters have: those that were given, or of the defaults those that
 * there are.
 *
 * @param options JMH's flags
 * @param brokers what there is to measure
 * @param jdk the feature version of this JDK, on which forks run unless {@code -jvm} is given
 */
record ParameterSets(CommandLineOptions options, BrokerProvider brokers, int jdk) {
  /**
   * Every combination for a benchmark.
   *
   * @throws UsageException if a value was given that there isn't
   */
  Stream<WorkloadParams> of(BenchmarkListEntry benchmark) {
    List<WorkloadParams> sets = List.of(new WorkloadParams());
    for (Map.Entry<String, String[]> parameter : Selection.parameters(benchmark).entrySet()) {
      String key = parameter.getKey();
      List<String> values = values(key, parameter.getValue());
      List<WorkloadParams> longer = new ArrayList<>();
      for (WorkloadParams set : sets) {
        for (int i = 0; i < values.size(); i++) {
          WorkloadParams copy = set.copy();
          copy.put(key, values.get(i), i);
          longer.add(copy);
        }
      }
      sets = longer;
    }
    return sets.stream();
  }

  /** Those given, all of which have to be there; of the defaults those that are. */
  private List<String> values(String key, String[] defaults) {
    Collection<String> given = options.getParameter(key).orElse(null);
    if (given == null && key.equals(Parameter.SERVER.key())) {
      return serverNames();
    }
    if (given == null && key.equals(Parameter.DURABILITY.key())) {
      return List.of(brokers.usualDurability().name());
    }
    if (given == null) {
      return defaults(key, defaults)
          .filter(value -> isAvailable(key, value) && isProvided(key, value))
          .toList();
    }
    for (String value : given) {
      if (!isProvided(key, value)) {
        throw new UsageException(
            "-p broker="
                + value
                + ": there is no such broker among those that were given; add --"
                + value.toLowerCase(Locale.ROOT)
                + ", or leave it out.");
      }
      if (!isAvailable(key, value)) {
        throw new UsageException(
            String.format(
                Locale.ROOT,
                "-p %s=%s needs JDK %d or newer; this is %d. Run the suite on a newer one, or name"
                    + " its java with -jvm.",
                key,
                value,
                Parameter.firstJdk(key, value),
                jdk));
      }
    }
    return List.copyOf(given);
  }

  /** Which brokers there are is not for an annotation to say. */
  private static Stream<String> defaults(String key, String[] annotated) {
    return Parameter.isLeftToDrivers(key, List.of(annotated))
        ? Drivers.defaults().stream().map(BrokerKind::name)
        : Stream.of(annotated);
  }

  private boolean isProvided(String key, String value) {
    return !key.equals(Parameter.BROKER.key()) || !brokers.servers(new BrokerKind(value)).isEmpty();
  }

  /** What another JVM has isn't known before it runs; then the fork says so. */
  private boolean isAvailable(String key, String value) {
    return options.getJvm().hasValue() || jdk >= Parameter.firstJdk(key, value);
  }

  /** The names of all servers. */
  List<String> serverNames() {
    return Drivers.kinds().stream().map(brokers::servers).flatMap(List::stream).distinct().toList();
  }
}
