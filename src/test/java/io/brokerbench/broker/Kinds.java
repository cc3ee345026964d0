package io.brokerbench.broker;

import io.brokerbench.broker.inproc.InprocAdapter;
import io.brokerbench.broker.kafka.KafkaAdapter;
import io.brokerbench.broker.nats.NatsAdapter;
import io.brokerbench.broker.redis.RedisAdapter;

/** The brokers that tests are about. */
public final class Kinds {
  public static final BrokerKind KAFKA = KafkaAdapter.KIND;
  public static final BrokerKind NATS = NatsAdapter.KIND;
  public static final BrokerKind INPROC = InprocAdapter.KIND;
  public static final BrokerKind REDIS = RedisAdapter.KIND;

  private Kinds() {}
}
