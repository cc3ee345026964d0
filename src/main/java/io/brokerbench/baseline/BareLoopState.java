package io.brokerbench.baseline;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.ForkFailure;
import io.brokerbench.broker.Storage;
import io.brokerbench.broker.Topic;
import io.brokerbench.broker.TopicSpec;
import io.brokerbench.broker.spi.BareClients;
import io.brokerbench.broker.spi.BrokerDriver;
import io.brokerbench.broker.spi.Drivers;
import io.brokerbench.worker.WorkerThreads;
import io.brokerbench.workload.Layout;
import io.brokerbench.workload.Scenario;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A bare loop on topics that were made as the suite makes them. */
@State(Scope.Benchmark)
@NullUnmarked // JMH fills the fields before it calls anything.
public class BareLoopState {
  /** The broker under test, by the name of its driver; it takes one with a client library. */
  @Param(Drivers.DEFAULTS)
  public String broker;

  /** Messages a burst. */
  @Param({"LOW", "MEDIUM", "HIGH", "EXTREME"})
  public Scenario scenario;

  /** What an acknowledged message survives. */
  @Param("MEMORY")
  public Durability durability;

  /** Threads that handle messages. */
  @Param("256")
  public int workers;

  /** What kind of threads those are; VIRTUAL takes JDK 21 or newer. */
  @Param("PLATFORM")
  public WorkerThreads threads;

  private Broker connection;
  private BareLoop loop;

  /** Purges the broker, creates topics, and connects the bare clients. */
  @Setup(Level.Trial)
  public void open() throws InterruptedException {
    ForkFailure.inWords(this::connect);
  }

  private void connect() throws Exception {
    BrokerDriver driver = Drivers.named(broker);
    BareClients clients =
        driver
            .bareClients()
            .orElseThrow(
                () -> new IllegalArgumentException(broker + " has no client library to be bare"));
    Endpoint endpoint = Drivers.endpointOf(driver.kind());
    connection = Drivers.connect(endpoint);
    connection.purge();
    Layout layout = Layout.STANDARD;
    List<Topic> topics =
        connection.createTopics(
            TopicSpec.series("bare", layout.topics(), layout.partitions()),
            Storage.standard(durability));
    loop = new BareLoop(clients.connect(endpoint, topics), layout, workers, threads);
  }

  /** Leaves nothing on the broker or in this JVM. */
  @TearDown(Level.Trial)
  public void close() throws InterruptedException {
    ForkFailure.inWords(
        () -> {
          loop.close();
          connection.purge();
          connection.close();
        });
  }

  void burst() throws InterruptedException {
    ForkFailure.inWords(() -> loop.burst(scenario.messages()));
  }
}
