package io.brokerbench.broker.nats;

import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.nats.NatsShare.Durable;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.ConsumerConfiguration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many unacknowledged messages a consumer may have at a server that limits that. The server's
 * own configuration has the limit, and tells it only when it refuses.
 *
 * @param messages so many
 */
record AckPendingLimit(long messages) {
  /** JetStream's number for "consumer max ack pending exceeds system limit of N". */
  private static final int EXCEEDED = 10121;

  private static final Pattern LIMIT = Pattern.compile("limit of (\\d{1,9})");

  /** The limit that a refusal tells; empty if it was refused for another reason. */
  static Optional<AckPendingLimit> in(BrokerException refusal) {
    if (refusal.getCause() instanceof JetStreamApiException told
        && told.getApiErrorCode() == EXCEEDED) {
      Matcher matcher = LIMIT.matcher(String.valueOf(told.getErrorDescription()));
      return matcher.find()
          ? Optional.of(new AckPendingLimit(Long.parseLong(matcher.group(1))))
          : Optional.empty();
    }
    return Optional.empty();
  }

  /** A consumer that keeps within the limit. */
  Durable applyTo(Durable durable) {
    return new Durable(
        durable.stream(),
        ConsumerConfiguration.builder(durable.configuration()).maxAckPending(messages).build());
  }
}
