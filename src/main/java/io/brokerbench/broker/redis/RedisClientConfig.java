package io.brokerbench.broker.redis;

import io.brokerbench.broker.ClientConfig;
import io.brokerbench.broker.Endpoint;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.SslVerifyMode;

/** What a file of client properties may say: how to get in, and nothing else. */
final class RedisClientConfig {
  static final String USER = "username";
  static final String PASSWORD = "password";
  static final String TLS = "tls";
  static final String TRUST_STORE = "trustStore";
  static final String KEY_STORE = "keyStore";

  private static final String STORE_PASSWORD = "Password";

  private static final List<String> ALLOWED =
      List.of(
          USER,
          PASSWORD,
          TLS,
          TRUST_STORE,
          TRUST_STORE + STORE_PASSWORD,
          KEY_STORE,
          KEY_STORE + STORE_PASSWORD);

  private RedisClientConfig() {}

  /** Refuses a file that says anything else, or what can't be. */
  static void check(Path file) {
    ClientConfig config = ClientConfig.read(file);
    SortedMap<String, String> values = config.values();
    for (String key : values.keySet()) {
      if (!ALLOWED.contains(key)) {
        throw config.refusal(
            key,
            "is none of what it takes to get in, and the rest is the suite's own. Allowed are "
                + String.join(", ", ALLOWED)
                + ".");
      }
    }
    for (String key : List.of(TRUST_STORE, KEY_STORE)) {
      String store = values.get(key);
      if (store != null && !Files.isReadable(Path.of(store))) {
        throw config.refusal(key, "names a file that isn't there, or may not be read.");
      }
      if (store == null && values.containsKey(key + STORE_PASSWORD)) {
        throw config.refusal(key + STORE_PASSWORD, "needs " + key + " as well.");
      }
    }
    String tls = values.getOrDefault(TLS, "true");
    if (!tls.equals("true") && !tls.equals("false")) {
      throw config.refusal(TLS, "is true or false.");
    }
    if (tls.equals("false") && (values.containsKey(TRUST_STORE) || values.containsKey(KEY_STORE))) {
      throw config.refusal(TLS, "is false, and a store of certificates is given.");
    }
    if (values.containsKey(USER) && !values.containsKey(PASSWORD)) {
      throw config.refusal(USER, "needs " + PASSWORD + " as well.");
    }
  }

  /** Whether an endpoint is spoken to by TLS: its address says so, or its file of properties. */
  static boolean isTls(Endpoint endpoint) {
    Map<String, String> values = ClientConfig.values(endpoint.clientConfig());
    return RedisAddress.of(endpoint.address()).tls()
        || Boolean.parseBoolean(values.get(TLS))
        || values.containsKey(TRUST_STORE)
        || values.containsKey(KEY_STORE);
  }

  /** Adds what it takes to get in. */
  static void addTo(DefaultJedisClientConfig.Builder client, Endpoint endpoint) {
    Map<String, String> values = ClientConfig.values(endpoint.clientConfig());
    client.user(values.get(USER)).password(values.get(PASSWORD));
    if (isTls(endpoint)) {
      client.sslOptions(tls(values));
    }
  }

  /** Certificates are compared with the server's name too, as by the other brokers' clients. */
  private static SslOptions tls(Map<String, String> values) {
    SslOptions.Builder tls = SslOptions.builder().sslVerifyMode(SslVerifyMode.FULL);
    String trust = values.get(TRUST_STORE);
    if (trust != null) {
      tls.truststore(new File(trust), password(values.get(TRUST_STORE + STORE_PASSWORD)));
    }
    String keys = values.get(KEY_STORE);
    if (keys != null) {
      tls.keystore(new File(keys), password(values.get(KEY_STORE + STORE_PASSWORD)));
    }
    return tls.build();
  }

  private static char @Nullable [] password(@Nullable String password) {
    return password == null ? null : password.toCharArray();
  }
}
