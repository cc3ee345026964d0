package io.brokerbench.provision;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The servers that together are one broker, be it only one.
 *
 * @param identity what the broker has to say of itself, and no other broker says
 */
public record Cluster(String identity, List<Node> nodes) {
  /**
   * As many servers as there are ports. Each of several has a folder and a log of its own, named
   * after the cluster's with {@code -1} and so on.
   *
   * @param parent where the data folders are to be
   * @param log the log of a single server
   */
  public static Cluster of(Path parent, String identity, Path log, List<Integer> peerPorts) {
    List<Node> nodes = new ArrayList<>();
    for (int port : peerPorts) {
      int number = nodes.size() + 1;
      boolean single = peerPorts.size() == 1;
      nodes.add(
          new Node(
              number,
              parent.resolve(single ? identity : identity + "-" + number),
              single ? log : numbered(log, number),
              port));
    }
    return new Cluster(identity, List.copyOf(nodes));
  }

  private static Path numbered(Path log, int number) {
    String name = String.valueOf(log.getFileName());
    int dot = name.lastIndexOf('.');
    String stem = dot < 0 ? name : name.substring(0, dot);
    return log.resolveSibling(stem + "-" + number + name.substring(stem.length()));
  }

  /** Whether it is one server. */
  public boolean isSingle() {
    return nodes.size() == 1;
  }

  /** How many servers are a majority. */
  public int majority() {
    return nodes.size() / 2 + 1;
  }

  /** A server's name in messages: nothing if it is the only one, or as in " server 2 of 3". */
  public String nameOf(Node node) {
    return isSingle() ? "" : " server " + node.number() + " of " + nodes.size();
  }

  /** The servers' peer addresses, each made to a text by a format of number and address. */
  public String peers(String format, String delimiter) {
    return nodes.stream()
        .map(node -> format.formatted(node.number(), node.peerAddress()))
        .collect(Collectors.joining(delimiter));
  }
}
