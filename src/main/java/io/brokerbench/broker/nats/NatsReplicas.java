package io.brokerbench.broker.nats;

import io.brokerbench.broker.ReadBack;
import io.nats.client.api.ClusterInfo;
import io.nats.client.api.Replica;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The servers that keep a stream, or the state of a consumer, as its leader tells of them. */
record NatsReplicas(@Nullable String leader, List<Replica> followers) {
  /**
   * What an answer says of them.
   *
   * @param info null of a server that is in no cluster
   */
  static NatsReplicas of(@Nullable ClusterInfo info) {
    if (info == null) {
      return new NatsReplicas("the server", List.of());
    }
    List<Replica> followers = info.getReplicas();
    return new NatsReplicas(info.getLeader(), followers == null ? List.of() : followers);
  }

  /** Whether there is a leader, and all others are up to date with it. */
  boolean areCurrent() {
    return leader != null
        && followers.stream().allMatch(replica -> replica.isCurrent() && !replica.isOffline());
  }

  /**
   * Waits until all are up to date.
   *
   * @param subject whose replicas they are, for messages
   * @param asked how many there have to be
   * @param replicas asks for them
   * @throws io.brokerbench.broker.BrokerException if there are others than were asked for, or they
   *     aren't up to date in time
   */
  static void await(
      NatsAnswers answers, String subject, int asked, Supplier<NatsReplicas> replicas) {
    answers.await(
        "bring all replicas of " + subject + " up to date", () -> replicas.get().areCurrent());
    ReadBack.check(
        subject,
        Map.of("replicas", Integer.toString(asked)),
        Map.of("replicas", Integer.toString(1 + replicas.get().followers().size())));
  }
}
