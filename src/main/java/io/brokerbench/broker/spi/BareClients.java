package io.brokerbench.broker.spi;

import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.Topic;
import java.util.List;

/** Connects bare clients, with the settings that the adapter has and nothing around them. */
@FunctionalInterface
public interface BareClients {
  /** Connects a client to topics that were made before. */
  BareClient connect(Endpoint endpoint, List<Topic> topics) throws Exception;
}
