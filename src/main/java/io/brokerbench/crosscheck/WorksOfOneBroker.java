package io.brokerbench.crosscheck;

import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.EndpointsFile;
import io.brokerbench.console.Interruption;
import io.brokerbench.console.Terminal;
import io.brokerbench.console.UnavailableException;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.LogTail;
import io.brokerbench.provision.RunningBroker;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** All works on one broker, which lives from the first to the last of them. */
final class WorksOfOneBroker {
  private final CrosscheckRequest request;
  private final BrokerSpec spec;
  private final Path folder;
  private final Terminal terminal;
  private final Path log;

  /**
   * The works of a request on one broker.
   *
   * @param folder gets the broker's log
   * @param terminal told of each pair
   */
  WorksOfOneBroker(CrosscheckRequest request, BrokerSpec spec, Path folder, Terminal terminal) {
    this.request = request;
    this.spec = spec;
    this.folder = folder;
    this.terminal = terminal;
    this.log = folder.resolve(spec.kind().name().toLowerCase(Locale.ROOT) + ".log");
  }

  /**
   * Starts the broker, measures, and ends the broker.
   *
   * @param checkedWorks told of each work, once it is done
   * @throws UnavailableException if the broker ends by itself
   */
  void run(ChildJvm jvms, Interruption interruption, Consumer<CheckedWork> checkedWorks)
      throws Exception {
    say("Starting " + spec.label() + " ...");
    try (RunningBroker broker =
        interruption.interruptible(() -> request.provider().start(spec, log))) {
      Endpoint endpoint = broker.endpoint();
      refuseCredentials(endpoint);
      Path endpoints = folder.resolve("endpoints.properties");
      EndpointsFile.write(endpoints, List.of(endpoint));
      BrokerUnderTest underTest = new BrokerUnderTest(endpoint, endpoints, spec.durability(), jvms);
      for (Work work : request.works(spec.kind())) {
        CheckedWork checked = interruption.endable(() -> measured(work, underTest));
        if (interruption.requested()) {
          throw new UnavailableException(work.name() + " was interrupted.");
        }
        if (!broker.isAlive()) {
          throw new UnavailableException(
              "The " + spec.label() + " broker ended by itself. " + LogTail.of(log));
        }
        checkedWorks.accept(checked);
      }
    }
  }

  /** What others wrote would have to be given them, too. */
  private static void refuseCredentials(Endpoint endpoint) {
    if (endpoint.clientConfig() != null) {
      throw new UnavailableException(
          "crosscheck is for brokers that let everybody in, and "
              + endpoint.kind()
              + " takes the client properties of "
              + endpoint.clientConfig()
              + ". Leave --brokers external out, or give another broker.");
    }
  }

  private CheckedWork measured(Work work, BrokerUnderTest broker) throws InterruptedException {
    Implementation reference = work.reference().apply(broker);
    Implementation suite = work.suite().apply(broker);
    Alternation alternation =
        new Alternation(reference, suite, line -> say(work.name() + ": " + line));
    try {
      return CheckedWork.of(work, alternation.run(request.pairs()));
    } catch (NotMeasuredException | BrokerException e) {
      say(work.name() + ": not measured");
      return CheckedWork.notMeasured(work, String.valueOf(e.getMessage()));
    }
  }

  private void say(String line) {
    terminal.err().println(line);
    terminal.err().flush();
  }
}
