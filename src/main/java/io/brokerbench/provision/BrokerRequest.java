package io.brokerbench.provision;

import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.Durability;
import java.nio.file.Path;

/**
 * A broker to start.
 *
 * @param kind which
 * @param durability decides what its data is kept on
 * @param log the file that gets what the broker prints; replaced if there is one
 */
public record BrokerRequest(BrokerKind kind, Durability durability, Path log) {}
