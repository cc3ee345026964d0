package io.brokerbench.broker.nats;

import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.MonitorClient;
import io.nats.client.support.JsonParseException;
import io.nats.client.support.JsonParser;
import io.nats.client.support.JsonValue;
import io.nats.client.support.JsonValueUtils;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What a nats-server tells over HTTP; each call blocks for some seconds at most.
 *
 * @param address of its monitoring port
 */
record NatsMonitor(URI address) {
  /**
   * How many clients are connected.
   *
   * @throws BrokerException if the server doesn't answer, or doesn't tell
   */
  int connections() {
    Integer connections = JsonValueUtils.readInteger(get("/varz"), "connections");
    if (connections == null) {
      throw new BrokerException("The NATS monitor at " + address + " tells no connections.");
    }
    return connections;
  }

  /**
   * Which server it belongs to.
   *
   * @throws BrokerException if the server doesn't answer
   */
  String serverId() {
    return JsonValueUtils.readString(get("/varz"), "server_id", "");
  }

  /**
   * Whether JetStream flushes each message to the disk before it acknowledges it. Servers before
   * 2.10 can't, and don't tell either.
   *
   * @throws BrokerException if the server doesn't answer
   */
  boolean syncsAlways() {
    return JsonValueUtils.readBoolean(jetStreamConfig(), "sync_always", false);
  }

  /** "always", or how often files are flushed, as in "120 s"; null if the server doesn't tell. */
  @Nullable String syncInterval() {
    if (syncsAlways()) {
      return "always";
    }
    Long nanos = JsonValueUtils.readLong(jetStreamConfig(), "sync_interval");
    return nanos == null ? null : nanos / 1_000_000_000 + " s";
  }

  /**
   * How many servers JetStream runs on together.
   *
   * @throws BrokerException if the server doesn't answer
   */
  int servers() {
    JsonValue group = JsonValueUtils.readValue(get("/jsz"), "meta_cluster");
    return group == null ? 1 : JsonValueUtils.readInteger(group, "cluster_size", 1);
  }

  private JsonValue jetStreamConfig() {
    JsonValue config = JsonValueUtils.readValue(get("/jsz?config=true"), "config");
    return config == null ? JsonValue.EMPTY_MAP : config;
  }

  private JsonValue get(String path) {
    try {
      return JsonParser.parse(MonitorClient.get(address.resolve(path)));
    } catch (JsonParseException e) {
      throw new BrokerException("At " + address + " answers no NATS monitor.", e);
    }
  }
}
