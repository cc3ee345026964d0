package io.brokerbench.broker.nats.reference;

import io.brokerbench.broker.Topic;
import io.brokerbench.crosscheck.BrokerUnderTest;
import io.brokerbench.crosscheck.Implementation;
import io.brokerbench.crosscheck.Passes;
import io.brokerbench.crosscheck.Size;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** {@link JnatsLoop}, in a JVM of its own. */
public final class JnatsImplementation implements Implementation {
  /** {@link JnatsLoop}'s. */
  public static final Pattern PASS =
      Pattern.compile("(?<messages>\\d+) messages, (?<rate>[\\d.]+) messages/s");

  private final BrokerUnderTest broker;
  private final Size size;
  private final String what;
  private final int backlog;
  private final int messages;
  private final int inFlight;

  private JnatsImplementation(
      BrokerUnderTest broker, Size size, String what, int backlog, int messages, int inFlight) {
    this.broker = broker;
    this.size = size;
    this.what = what;
    this.backlog = backlog;
    this.messages = messages;
    this.inFlight = inFlight;
  }

  static JnatsImplementation publishing(BrokerUnderTest broker, Size size, int inFlight) {
    return new JnatsImplementation(broker, size, JnatsLoop.PUBLISH, 0, size.published(), inFlight);
  }

  static JnatsImplementation reading(BrokerUnderTest broker, Size size) {
    return new JnatsImplementation(broker, size, JnatsLoop.READ, size.backlog(), size.backlog(), 0);
  }

  @Override
  public double measure() throws InterruptedException {
    return broker.onFreshTopic(backlog, this::measure);
  }

  private double measure(Topic topic) throws InterruptedException {
    List<String> printed =
        broker
            .jvms()
            .run(
                Map.of(),
                List.of(
                    JnatsLoop.class.getName(),
                    what,
                    broker.endpoint().address(),
                    topic.name(),
                    Integer.toString(messages),
                    Integer.toString(size.allPasses()),
                    Integer.toString(inFlight)));
    return Passes.rate(printed, PASS, messages, size);
  }
}
