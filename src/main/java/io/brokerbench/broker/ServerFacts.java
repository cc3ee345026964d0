package io.brokerbench.broker;

/**
 * What a server that the suite didn't start says of itself.
 *
 * @param identity what tells it from others, as in {@link Endpoint#identity}
 * @param version its version, or the word "unknown" and why
 * @param nodes how many servers it consists of, as far as it can be told
 */
public record ServerFacts(String identity, String version, int nodes) {}
