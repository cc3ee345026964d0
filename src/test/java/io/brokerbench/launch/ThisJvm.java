package io.brokerbench.launch;

import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * JMH that takes this JVM for each fork: its benchmarks, profilers and results are real, in
 * milliseconds. Not for benchmarks that end their JVM, nor for those that fail: JMH then leaves
 * their state in static fields, where the next run finds it.
 */
final class ThisJvm implements Jmh {
  private static final String PROPERTY = "-D";

  @Override
  public Collection<RunResult> run(Options options, OutputFormat log) throws RunnerException {
    List<String> properties =
        options.getJvmArgsAppend().orElse(List.of()).stream()
            .filter(argument -> argument.startsWith(PROPERTY))
            .map(argument -> argument.substring(PROPERTY.length()))
            .toList();
    properties.forEach(ThisJvm::set);
    try {
      return new Runner(new OptionsBuilder().parent(options).forks(0).build(), log).run();
    } finally {
      properties.forEach(property -> System.clearProperty(property.split("=", 2)[0]));
    }
  }

  private static void set(String property) {
    String[] parts = property.split("=", 2);
    System.setProperty(parts[0], parts.length == 1 ? "" : parts[1]);
  }
}
