package io.brokerbench.broker.kafka;

import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeFeaturesOptions;
import org.apache.kafka.common.Node;

/**
 * The brokers of a cluster, each of which learns from the controller's log what has changed, some
 * sooner than others; an admin client asks any of them.
 *
 * <p>Each broker tells, as the epoch of the features, up to where in that log it has learned. So
 * when one is seen to know of a change, the others know of it too as soon as they are as far as the
 * farthest was then.
 *
 * @param admin asks them
 * @param answers waits for them
 */
record EveryBroker(Admin admin, KafkaAnswers answers) {
  /** The brokers that are up, as one of them knows them. */
  Collection<Node> nodes() {
    return answers.get("list its brokers", admin.describeCluster().nodes());
  }

  /**
   * Waits until every broker knows what one broker knows now.
   *
   * @throws io.brokerbench.broker.BrokerException if one doesn't in time
   */
  void awaitCatchUp() {
    List<Node> nodes = List.copyOf(nodes());
    if (nodes.size() > 1) {
      long farthest = nodes.stream().mapToLong(this::learned).max().orElse(0);
      for (Node node : nodes) {
        answers.await(
            "tell its broker " + node.idString() + " what has changed",
            () -> learned(node) >= farthest);
      }
    }
  }

  /** Up to where a broker has read the controller's log; 0 if it doesn't tell. */
  private long learned(Node node) {
    return answers
        .get(
            "tell what its broker " + node.idString() + " knows",
            admin
                .describeFeatures(new DescribeFeaturesOptions().nodeId(node.id()))
                .featureMetadata())
        .finalizedFeaturesEpoch()
        .orElse(0L);
  }
}
