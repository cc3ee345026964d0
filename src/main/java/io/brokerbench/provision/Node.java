package io.brokerbench.provision;

import java.nio.file.Path;

/**
 * One server of a {@link Cluster}.
 *
 * @param number its number in the cluster, from 1
 * @param folder its data folder, whose name no other broker has
 * @param log gets what it prints
 * @param peerPort the port at which the cluster's other servers reach it
 */
public record Node(int number, Path folder, Path log, int peerPort) {
  /** The name of the configuration file in a data folder. */
  public static final String CONFIGURATION = "broker.conf";

  /** Where the other servers reach it. */
  public String peerAddress() {
    return "127.0.0.1:" + peerPort;
  }
}
