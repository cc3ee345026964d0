package io.brokerbench.broker.redis;

import io.brokerbench.broker.spi.ExternalServers;

/** A Redis server where it runs already. */
final class ExternalRedis implements ExternalServers {
  @Override
  public String addressForm() {
    return "redis://HOST:PORT";
  }

  @Override
  public boolean isAddress(String word) {
    return ExternalServers.isUrl(word, "redis", "rediss");
  }

  @Override
  public String clientProperties() {
    return "username, password, tls, trustStore, keyStore";
  }

  @Override
  public String remedyForTooFew() {
    return "Redis promises nothing of replicas: measure it with -p replicas=1.";
  }
}
