package io.brokerbench.crosscheck;

import io.brokerbench.broker.BrokerKind;
import java.util.List;
import java.util.ServiceLoader;

/**
 * What others wrote to publish to a broker and to read from it, found by {@link ServiceLoader}. A
 * broker may have none, and is then compared with nothing.
 */
public interface References {
  /** On which broker. */
  BrokerKind kind();

  /** How much takes a second or so for each pass on two cores. */
  Size size();

  /** With how many unacknowledged messages it is published. */
  List<Integer> windows();

  /** What publishes, for people. */
  String publisher();

  /** What reads, for people. */
  String reader();

  /**
   * Publishes with so many unacknowledged messages.
   *
   * @param tools the class path of the tools that references may need
   */
  Implementation publishing(BrokerUnderTest broker, Size size, int inFlight, String tools);

  /**
   * Reads a backlog.
   *
   * @param tools the class path of the tools that references may need
   */
  Implementation reading(BrokerUnderTest broker, Size size, String tools);

  /** All that there are. */
  static List<References> all() {
    return ServiceLoader.load(References.class).stream().map(ServiceLoader.Provider::get).toList();
  }
}
