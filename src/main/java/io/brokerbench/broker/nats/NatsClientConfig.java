package io.brokerbench.broker.nats;

import io.brokerbench.broker.ClientConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a file of jnats' properties may say: how to get in, and nothing else. */
final class NatsClientConfig {
  private static final String PREFIX = "io.nats.client.";

  private static final String TOKEN = "token";
  private static final String USER = "username";
  private static final String PASSWORD = "password";
  private static final String CREDENTIALS = "credential.path";
  private static final String TLS = "secure";
  private static final String KEY_STORE = "keyStore";
  private static final String TRUST_STORE = "trustStore";

  /** jnats knows each with and without the prefix. */
  private static final List<String> ALLOWED =
      List.of(
          USER,
          PASSWORD,
          TOKEN,
          CREDENTIALS,
          TLS,
          "tls.first",
          "tls.algorithm",
          TRUST_STORE,
          "trustStorePassword",
          KEY_STORE,
          "keyStorePassword",
          "inbox.prefix");

  /** What a key that isn't allowed is governed by, or why it isn't. */
  private static final Map<String, String> REFUSED =
      Map.of(
          "servers", "is the suite's own: --nats says where the servers are.",
          "url", "is the suite's own: --nats says where the servers are.",
          "name", "is the suite's own: its names all begin with brokerbench-.",
          "opentls",
              "would trust whoever answers; name the signer's certificate with "
                  + PREFIX
                  + TRUST_STORE
                  + " instead.");

  private NatsClientConfig() {}

  static void check(Path file) {
    ClientConfig config = ClientConfig.read(file);
    Map<String, String> given = new TreeMap<>();
    config
        .values()
        .forEach(
            (key, value) -> {
              String name = name(key);
              if (!ALLOWED.contains(name)) {
                throw config.refusal(
                    key,
                    REFUSED.getOrDefault(
                            name,
                            "is unknown to jnats, or the suite's own, which has to be alike for all"
                                + " that is compared.")
                        + " Allowed after "
                        + PREFIX
                        + " are "
                        + String.join(", ", ALLOWED)
                        + ".");
              }
              if (given.put(name, key) != null) {
                throw config.refusal(key, "is given twice, with and without " + PREFIX + ".");
              }
            });
    for (String name : List.of(CREDENTIALS, KEY_STORE, TRUST_STORE)) {
      String key = given.get(name);
      if (key != null && !Files.isReadable(Path.of(config.values().getOrDefault(key, "")))) {
        throw config.refusal(key, "names a file that isn't there, or may not be read.");
      }
    }
    String token = given.get(TOKEN);
    if (token != null && given.containsKey(USER)) {
      throw config.refusal(token, "can't be given together with a user.");
    }
    String user = given.get(USER);
    if (user != null && !given.containsKey(PASSWORD)) {
      throw config.refusal(user, "needs " + PREFIX + PASSWORD + " as well.");
    }
  }

  private static String name(String key) {
    return key.startsWith(PREFIX) ? key.substring(PREFIX.length()) : key;
  }

  /** The file's properties as jnats takes them; none for no file. */
  static Properties properties(@Nullable Path file) {
    Properties properties = new Properties();
    properties.putAll(ClientConfig.values(file));
    return properties;
  }
}
