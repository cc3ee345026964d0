package io.brokerbench.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

/** Passes bytes on between clients and a server; what one of the clients gets can be held up. */
final class StallingProxy implements AutoCloseable {
  private static final int BUFFER = 8_192;

  private final URI server;
  private final int heldUp;
  private final Semaphore open = new Semaphore(1);
  private final ServerSocket listener;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  /**
   * Begins.
   *
   * @param heldUp which connection can be, counted from 1 as they come
   */
  StallingProxy(URI server, int heldUp) throws IOException {
    this.server = server;
    this.heldUp = heldUp;
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** From now on the one client gets nothing more, and the server can't send it more either. */
  void stall() throws InterruptedException {
    open.acquire();
  }

  void resume() {
    open.release();
  }

  private void accept() throws IOException, InterruptedException {
    for (int number = 1; ; number++) {
      Socket client = listener.accept();
      Socket upstream = new Socket();
      upstream.setReceiveBufferSize(BUFFER);
      upstream.connect(new InetSocketAddress(server.getHost(), server.getPort()));
      sockets.addAll(List.of(client, upstream));
      Semaphore gate = number == heldUp ? open : new Semaphore(1);
      start(() -> pump(client, upstream, new Semaphore(1)));
      start(() -> pump(upstream, client, gate));
    }
  }

  private static void pump(Socket from, Socket to, Semaphore gate)
      throws IOException, InterruptedException {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, read);
        gate.acquire();
        gate.release();
      }
    }
  }

  private static void start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException | InterruptedException closed) {
                // One end of a connection, or the proxy, was closed.
              }
            },
            "planted-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private interface Work {
    void run() throws IOException, InterruptedException;
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
