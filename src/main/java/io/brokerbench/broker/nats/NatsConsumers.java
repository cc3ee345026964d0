package io.brokerbench.broker.nats;

import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.ReadBack;
import io.brokerbench.broker.nats.NatsShare.Durable;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.ConsumerInfo;
import java.util.List;
import java.util.Map;

/** The durable consumers of a connection's group. */
final class NatsConsumers {
  private final JetStreamManagement management;
  private final NatsAnswers answers;
  private List<Durable> durables = List.of();

  NatsConsumers(JetStreamManagement management, NatsAnswers answers) {
    this.management = management;
    this.answers = answers;
  }

  /**
   * Creates those of a group; returns when all of their replicas are up to date.
   *
   * @throws BrokerException if the server makes others than were asked for
   */
  void create(List<Durable> asked, int replicas) {
    durables = asked.stream().map(durable -> create(durable, replicas)).toList();
  }

  /** As it was created: with fewer unacknowledged messages where the server sets a limit. */
  private Durable create(Durable durable, int replicas) {
    try {
      return createAsAsked(durable, replicas);
    } catch (BrokerException e) {
      return createAsAsked(
          AckPendingLimit.in(e).map(limit -> limit.applyTo(durable)).orElseThrow(() -> e),
          replicas);
    }
  }

  private Durable createAsAsked(Durable durable, int replicas) {
    ConsumerInfo created =
        answers.get(
            "create the consumer of " + durable.stream(),
            () -> management.addOrUpdateConsumer(durable.stream(), durable.configuration()));
    ReadBack.check(
        "The consumer of " + durable.stream(),
        NatsSettings.told(durable.configuration()),
        NatsSettings.told(created.getConsumerConfiguration()));
    NatsReplicas.await(
        answers,
        "the consumer of " + durable.stream(),
        replicas,
        () -> NatsReplicas.of(info(durable).getClusterInfo()));
    return durable;
  }

  /** Forgets them: their streams are gone, and took them along. */
  void forget() {
    durables = List.of();
  }

  /** How many messages were not acknowledged by some of them, delivered or not. */
  long backlog(List<Durable> some) {
    return some.stream()
        .map(this::info)
        .mapToLong(info -> info.getNumPending() + info.getNumAckPending())
        .sum();
  }

  private ConsumerInfo info(Durable durable) {
    return answers.get(
        "describe its consumer",
        () -> management.getConsumerInfo(durable.stream(), durable.name()));
  }

  /** How many consumers streams have, whoever made them. */
  int count(List<String> streams) {
    return streams.stream()
        .mapToInt(
            stream ->
                answers
                    .get(
                        "list the consumers of " + stream,
                        () -> management.getConsumerNames(stream))
                    .size())
        .sum();
  }

  /** Adds how they are configured, by one of them. */
  void addTo(Map<String, String> config) {
    if (durables.isEmpty()) {
      return;
    }
    var applied = info(durables.get(0)).getConsumerConfiguration();
    NatsSettings.told(applied).forEach((key, value) -> config.put("consumer." + key, value));
    config.put("consumer.ack_wait", String.valueOf(applied.getAckWait()));
    if (applied.getMaxAckPending() < NatsSettings.UNBOUNDED) {
      config.put(
          "consumer.max_ack_pending (limited)",
          applied.getMaxAckPending() + " instead of " + NatsSettings.UNBOUNDED);
    }
  }
}
