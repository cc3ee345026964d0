package io.brokerbench.crosscheck;

import io.brokerbench.benchmarks.TrialProfiler;
import io.brokerbench.broker.EndpointsFile;
import io.brokerbench.regression.Validity;
import io.brokerbench.results.JmhFile;
import io.brokerbench.results.JmhMetric;
import io.brokerbench.results.JmhRow;
import io.brokerbench.runin.RunIn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A benchmark of this suite, in one fork by plain JMH. */
final class SuiteImplementation implements Implementation {
  private final BrokerUnderTest broker;
  private final List<String> flags;

  /**
   * A benchmark.
   *
   * @param flags JMH's, with the benchmark
   */
  SuiteImplementation(BrokerUnderTest broker, List<String> flags) {
    this.broker = broker;
    this.flags = List.copyOf(flags);
  }

  @Override
  public double measure() throws InterruptedException {
    Path file = broker.jvms().file("suite.json");
    List<String> words = new ArrayList<>(List.of("org.openjdk.jmh.Main"));
    words.addAll(flags);
    words.addAll(List.of("-p", "broker=" + broker.endpoint().kind()));
    words.addAll(List.of("-p", "durability=" + broker.durability()));
    // The broker is warm by the pairs before, and the client by its warm-up, as the tool is.
    words.addAll(List.of("-p", "runIn=" + RunIn.NONE));
    words.addAll(List.of("-f", "1", "-foe", "true", "-prof", TrialProfiler.class.getName()));
    words.addAll(List.of("-rf", "json", "-rff", file.toString()));
    broker.jvms().run(Map.of(EndpointsFile.VARIABLE, broker.endpointsFile().toString()), words);
    return score(JmhFile.read(file).rows());
  }

  private double score(List<JmhRow> rows) {
    if (rows.size() != 1) {
      throw new NotMeasuredException("the suite gave " + rows.size() + " rows, and not 1");
    }
    JmhMetric score = rows.get(0).metrics().get(JmhRow.SCORE);
    List<String> faults = Validity.faults(rows.get(0));
    if (score == null || !faults.isEmpty()) {
      throw new NotMeasuredException("the suite's row is invalid: " + String.join(", ", faults));
    }
    return score.score();
  }
}
