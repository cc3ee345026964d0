package io.brokerbench.broker;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Asks a server's monitoring address, without leaving a thread or connection behind. */
public final class MonitorClient {
  private static final int TIMEOUT_MILLIS = 2_000;

  private MonitorClient() {}

  /**
   * The text at an address; blocks for some seconds at most.
   *
   * @throws BrokerException if the server doesn't answer
   */
  public static String get(URI address) {
    try {
      HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
      connection.setConnectTimeout(TIMEOUT_MILLIS);
      connection.setReadTimeout(TIMEOUT_MILLIS);
      connection.setRequestProperty("Connection", "close");
      try (InputStream body = connection.getInputStream()) {
        return new String(body.readAllBytes(), StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      throw new BrokerException("The server's monitor at " + address + " does not answer.", e);
    }
  }
}
