package io.brokerbench.broker.nats;

import io.nats.client.ErrorListener;

/**
 * Prints nothing: what goes wrong reaches us as a failed publication or an ended subscription, and
 * jnats' own listener would write to the benchmark's output while it is measured.
 */
final class QuietErrorListener implements ErrorListener {}
