package io.brokerbench.broker;

/**
 * A message to publish.
 *
 * @param key messages of one key are delivered in the order in which they were published
 * @param payload the bytes; the client may read them until it has acknowledged the message, so they
 *     are never reused
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; a copy would cost what is measured
public record Message(int key, byte[] payload) {}
