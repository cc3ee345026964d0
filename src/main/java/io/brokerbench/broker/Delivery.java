package io.brokerbench.broker;

/**
 * A message that a broker delivered. The object is reused after {@link #handled}: nothing may be
 * read from it then.
 */
public interface Delivery {
  /** The bytes as received; never written to. */
  byte[] payload();

  /** Says that the message was handled, so that it may be acknowledged. Once, from any thread. */
  void handled();
}
