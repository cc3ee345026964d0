package io.brokerbench.broker;

/** Learns what became of each published message: one call a message, on a client's thread. */
public interface AckListener {
  /** The broker has stored the message as its durability promises. Must not block. */
  void acknowledged(Message message);

  /** The message may or may not have been stored. Must not block. */
  void failed(Message message, Throwable cause);
}
