package io.brokerbench.broker.nats.reference;

import io.brokerbench.crosscheck.EndWithParent;
import io.nats.client.Connection;
import io.nats.client.ConsumeOptions;
import io.nats.client.ConsumerContext;
import io.nats.client.IterableConsumer;
import io.nats.client.JetStream;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Semaphore;

/**
 * The program of a JVM that publishes or reads as jnats' documentation shows it: {@code
 * publishAsync} with so many unanswered, and an endless pull of a durable consumer. It shares
 * nothing with the suite but the stream.
 *
 * <p>Arguments: {@code publish} or {@code read}, the server, the subject, messages a pass, passes,
 * and how many may be in flight.
 */
public final class JnatsLoop {
  static final String PUBLISH = "publish";
  static final String READ = "read";

  /** Messages of a pull, and of an acknowledgement. */
  private static final int BATCH = 500;

  private static final int PAYLOAD_BYTES = 108;
  private static final int NO_LIMIT = 1_000_000;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Connection connection;
  private final String subject;
  private final int messages;

  private JnatsLoop(Connection connection, String subject, int messages) {
    this.connection = connection;
    this.subject = subject;
    this.messages = messages;
  }

  public static void main(String[] arguments) throws Exception {
    EndWithParent.attach();
    int passes = Integer.parseInt(arguments[4]);
    Options options =
        new Options.Builder()
            .server(arguments[1])
            .noReconnect()
            .dontForceFlushOnRequest()
            .maxMessagesInOutgoingQueue(NO_LIMIT)
            .build();
    for (int pass = 0; pass < passes; pass++) {
      Connection connection = Nats.connect(options);
      try {
        JnatsLoop loop = new JnatsLoop(connection, arguments[2], Integer.parseInt(arguments[3]));
        long nanos =
            arguments[0].equals(PUBLISH)
                ? loop.publish(Integer.parseInt(arguments[5]))
                : loop.read("crosscheck-" + pass);
        loop.print(nanos);
      } finally {
        connection.close(); // its threads would keep this JVM alive
      }
    }
  }

  private long publish(int inFlight) throws Exception {
    JetStream jetStream = connection.jetStream();
    byte[] payload = new byte[PAYLOAD_BYTES];
    Semaphore window = new Semaphore(inFlight);
    Semaphore acknowledged = new Semaphore(0);
    long start = System.nanoTime();
    for (int i = 0; i < messages; i++) {
      window.acquire();
      var unused =
          jetStream
              .publishAsync(subject, payload)
              .whenComplete(
                  (ack, failure) -> {
                    if (failure == null) {
                      acknowledged.release();
                    }
                    window.release();
                  });
    }
    window.acquire(inFlight);
    long nanos = System.nanoTime() - start;
    if (acknowledged.availablePermits() != messages) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "Of %d messages %d were acknowledged",
              messages,
              acknowledged.availablePermits()));
    }
    return nanos;
  }

  private long read(String durable) throws Exception {
    String stream = connection.jetStreamManagement().getStreamNames(subject).get(0);
    ConsumerContext consumer =
        connection
            .getStreamContext(stream)
            .createOrUpdateConsumer(
                ConsumerConfiguration.builder()
                    .durable(durable)
                    .ackPolicy(AckPolicy.All)
                    .maxAckPending(NO_LIMIT)
                    .build());
    ConsumeOptions pull = ConsumeOptions.builder().batchSize(BATCH).build();
    long start = System.nanoTime();
    IterableConsumer pulled = consumer.iterate(pull);
    for (int i = 1; i <= messages; i++) {
      Message message = pulled.nextMessage(PATIENCE);
      if (message == null) {
        throw new IllegalStateException(
            String.format(Locale.ROOT, "Of %d messages %d came", messages, i - 1));
      }
      if (i % BATCH == 0 || i == messages) {
        message.ack();
      }
    }
    long nanos = System.nanoTime() - start;
    pulled.close();
    return nanos;
  }

  private void print(long nanos) {
    double rate = messages / (nanos / 1e9);
    System.out.printf(Locale.ROOT, "%d messages, %.3f messages/s%n", messages, rate);
  }
}
