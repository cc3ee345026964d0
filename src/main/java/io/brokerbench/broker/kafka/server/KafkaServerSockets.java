package io.brokerbench.broker.kafka.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.network.SocketServerConfigs;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * Server sockets that are bound before the server is configured: the ports are part of the
 * configuration, so they have to be known ahead; a port looked up and let go again could be taken
 * by somebody else in between, one that stays bound can't.
 */
final class KafkaServerSockets implements ServerSocketFactory {
  private final Map<String, ServerSocketChannel> bound = new HashMap<>();

  /** Binds a listener to a free port of the loopback interface, and returns host and port. */
  String bind(String listener) throws IOException {
    return bind(listener, 0);
  }

  /** Binds a listener to this port of the loopback interface, and returns host and port. */
  String bind(String listener, int port) throws IOException {
    ServerSocketChannel channel =
        ServerSocketFactory.INSTANCE.openServerSocket(
            listener,
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
            SocketServerConfigs.SOCKET_LISTEN_BACKLOG_SIZE_DEFAULT,
            SocketServerConfigs.SOCKET_RECEIVE_BUFFER_BYTES_DEFAULT);
    bound.put(listener, channel);
    return "127.0.0.1:" + channel.socket().getLocalPort();
  }

  @Override
  public ServerSocketChannel openServerSocket(
      String listener, InetSocketAddress address, int backlog, int receiveBufferBytes)
      throws IOException {
    ServerSocketChannel channel = bound.remove(listener);
    if (channel == null) {
      throw new IOException("No socket is bound for the listener " + listener + " at " + address);
    }
    return channel;
  }
}
