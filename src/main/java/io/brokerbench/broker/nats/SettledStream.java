package io.brokerbench.broker.nats;

import io.nats.client.JetStreamApiException;
import io.nats.client.api.ClusterInfo;
import io.nats.client.api.StreamInfo;
import io.nats.client.api.StreamState;
import java.io.IOException;

/**
 * What a stream holds, as soon as two answers of one leader say the same. A leader that was just
 * elected has what was acknowledged in its log and may not count it yet, and one that was stopped
 * meanwhile doesn't know that it leads no more: either would make what is there look lost. A stream
 * that only one server has is believed at once.
 */
final class SettledStream {
  private SettledStream() {}

  /** Asks what is known of the stream now. */
  @FunctionalInterface
  interface StreamQuestion {
    StreamInfo ask() throws IOException, JetStreamApiException;
  }

  /** Waits between two answers, or ends the waiting by an exception. */
  @FunctionalInterface
  interface Pause {
    void pass() throws InterruptedException;
  }

  /** Blocks until it has settled. */
  static StreamState state(StreamQuestion question, Pause pause)
      throws IOException, JetStreamApiException, InterruptedException {
    StreamInfo before = question.ask();
    while (before.getConfiguration().getReplicas() > 1) {
      pause.pass();
      StreamInfo after = question.ask();
      if (isSame(before, after)) {
        return after.getStreamState();
      }
      before = after;
    }
    return before.getStreamState();
  }

  private static boolean isSame(StreamInfo one, StreamInfo other) {
    return !leader(one).isEmpty()
        && leader(one).equals(leader(other))
        && one.getStreamState().getLastSequence() == other.getStreamState().getLastSequence();
  }

  private static String leader(StreamInfo stream) {
    ClusterInfo cluster = stream.getClusterInfo();
    return cluster == null || cluster.getLeader() == null ? "" : cluster.getLeader();
  }
}
