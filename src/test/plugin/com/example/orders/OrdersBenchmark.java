package com.example.orders;

import io.brokerbench.broker.AckListener;
import io.brokerbench.broker.Broker;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Message;
import io.brokerbench.broker.Publisher;
import io.brokerbench.broker.Storage;
import io.brokerbench.broker.Topic;
import io.brokerbench.broker.TopicSpec;
import io.brokerbench.broker.spi.Drivers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** How many orders a second are placed one after the other, each acknowledged before the next. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class OrdersBenchmark {
  /** By this name the launcher knows which broker to start. */
  @Param({"KAFKA", "NATS"})
  public String broker;

  private final Semaphore acknowledged = new Semaphore(0);
  private Broker connection;
  private Publisher publisher;
  private int order;

  @Setup(Level.Trial)
  public void connect() {
    connection = Drivers.connect(Drivers.endpointOf(Drivers.named(broker).kind()));
    connection.purge();
    List<Topic> topics =
        connection.createTopics(
            TopicSpec.series("orders", 1, 3), Storage.standard(Durability.MEMORY));
    publisher = connection.publisher(topics.get(0), new Acknowledgements());
  }

  @Benchmark
  public void order() throws InterruptedException {
    byte[] json = ("{\"order\": " + order + "}").getBytes(StandardCharsets.UTF_8);
    publisher.publish(new Message(order++, json));
    if (!acknowledged.tryAcquire(10, TimeUnit.SECONDS)) {
      throw new IllegalStateException("order " + (order - 1) + " was not acknowledged");
    }
  }

  @TearDown(Level.Trial)
  public void close() {
    publisher.close();
    connection.purge();
    connection.close();
  }

  private final class Acknowledgements implements AckListener {
    @Override
    public void acknowledged(Message message) {
      acknowledged.release();
    }

    @Override
    public void failed(Message message, Throwable cause) {} // order() gives up
  }
}
