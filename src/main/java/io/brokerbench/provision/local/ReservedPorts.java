package io.brokerbench.provision.local;

import io.brokerbench.provision.ProvisionException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * Free ports of the loopback interface, kept until servers listen there. The servers of a cluster
 * have to know each other's ports before the first of them runs.
 *
 * <p>A socket that is bound with SO_REUSEADDR and doesn't listen keeps the system from giving its
 * port to anybody who asks for a free one, and yet lets a server listen there that asks for this
 * very port, with SO_REUSEADDR as servers do. A port looked up and let go again could be taken in
 * between.
 */
public final class ReservedPorts implements AutoCloseable {
  private final List<Socket> sockets = new ArrayList<>();

  private ReservedPorts() {}

  /**
   * Reserves ports, all different.
   *
   * @throws ProvisionException if there are none
   */
  public static ReservedPorts of(int count) {
    ReservedPorts ports = new ReservedPorts();
    try {
      for (int i = 0; i < count; i++) {
        Socket socket = new Socket();
        ports.sockets.add(socket);
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      }
      return ports;
    } catch (IOException e) {
      ports.close();
      throw new ProvisionException("No free port on this machine: " + e.getMessage() + ".", e);
    }
  }

  /** The ports' numbers. */
  public List<Integer> numbers() {
    return sockets.stream().map(Socket::getLocalPort).toList();
  }

  /** Lets go; who listens there stays. */
  @Override
  public void close() {
    for (Socket socket : sockets) {
      try {
        socket.close();
      } catch (IOException e) {
        // It was never connected: there is nothing to lose.
      }
    }
  }
}
