package io.brokerbench.broker;

/**
 * A benchmark's JVM was not told where its broker is. That is no failure of a broker's or of the
 * code that asked: the message says how benchmarks are started, and a stack says nothing beside it.
 */
public final class NoEndpointException extends BrokerException {
  private static final long serialVersionUID = 1L;

  NoEndpointException(String message) {
    super(message);
  }
}
