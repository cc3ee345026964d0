package io.brokerbench.broker.kafka.server;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.Metrics;

/**
 * Tells over HTTP how many connections the broker's clients have: a GET answers the number as plain
 * text. Kafka has no request that asks for it, only this metric.
 */
final class KafkaServerMonitor {
  private KafkaServerMonitor() {}

  /** Starts to answer, on a daemon thread, and returns where. */
  static URI start(Metrics metrics, String listener) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/connections",
        exchange -> {
          byte[] body =
              Long.toString(connections(metrics, listener)).getBytes(StandardCharsets.US_ASCII);
          exchange.getResponseHeaders().set("Content-Type", "text/plain");
          exchange.sendResponseHeaders(200, body.length);
          try (exchange) {
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/connections");
  }

  /** Sums up over the listener's network threads, which count their own connections. */
  private static long connections(Metrics metrics, String listener) {
    long sum = 0;
    for (KafkaMetric metric : metrics.metrics().values()) {
      MetricName name = metric.metricName();
      if (name.group().equals("socket-server-metrics")
          && name.name().equals("connection-count")
          && listener.equals(name.tags().get("listener"))
          && metric.metricValue() instanceof Number count) {
        sum += count.longValue();
      }
    }
    return sum;
  }
}
