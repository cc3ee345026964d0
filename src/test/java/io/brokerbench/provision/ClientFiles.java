package io.brokerbench.provision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Files of client properties for {@link ForeignServers}, as their users would write them. */
public final class ClientFiles {
  private final Path folder;
  private final String storePassword;

  /** Writes into a folder; stores are opened with the password. */
  public ClientFiles(Path folder, String storePassword) {
    this.folder = folder;
    this.storePassword = storePassword;
  }

  /** For a Kafka that wants SASL_SSL. */
  public Path kafka(Path trust, String user, String password) throws IOException {
    return file(
        """
        security.protocol=SASL_SSL
        sasl.mechanism=PLAIN
        sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required \
        username="%s" password="%s";
        ssl.truststore.location=%s
        ssl.truststore.password=%s
        """
            .formatted(user, password, trust, storePassword));
  }

  /** For a NATS with TLS, to which the client shows nothing. */
  public Path nats(Path trust) throws IOException {
    return nats(trust, "");
  }

  /** For a NATS with TLS and a user. */
  public Path nats(Path trust, String user, String password) throws IOException {
    return nats(trust, "username=%s\nio.nats.client.password=%s".formatted(user, password));
  }

  /** For a NATS with TLS and a token. */
  public Path natsToken(Path trust, String token) throws IOException {
    return nats(trust, "token=" + token);
  }

  /** For a NATS with TLS and accounts. */
  public Path natsCredentials(Path trust, String credentials) throws IOException {
    Path file = Files.writeString(Files.createTempFile(folder, "user", ".creds"), credentials);
    return nats(trust, "credential.path=" + file);
  }

  /** For a NATS with TLS that wants a certificate of the client's. */
  public Path natsCertificate(Path trust, Path keyStore) throws IOException {
    return nats(
        trust,
        "keyStore=%s\nio.nats.client.keyStorePassword=%s".formatted(keyStore, storePassword));
  }

  private Path nats(Path trust, String access) throws IOException {
    return file(
        """
        io.nats.client.trustStore=%s
        io.nats.client.trustStorePassword=%s
        """
                .formatted(trust, storePassword)
            + (access.isEmpty() ? "" : "io.nats.client." + access + "\n"));
  }

  /** For a Redis with TLS and a user. */
  public Path redis(Path trust, String user, String password) throws IOException {
    return file(
        """
        username=%s
        password=%s
        trustStore=%s
        trustStorePassword=%s
        """
            .formatted(user, password, trust, storePassword));
  }

  /** With this content. */
  public Path file(String content) throws IOException {
    Files.createDirectories(folder);
    return Files.writeString(Files.createTempFile(folder, "client", ".properties"), content);
  }

  /** What a file says, for a client of the test's own. */
  public static Properties read(Path file) throws IOException {
    Properties properties = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return properties;
  }
}
