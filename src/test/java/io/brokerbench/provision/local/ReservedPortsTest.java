package io.brokerbench.provision.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReservedPortsTest {
  @Test
  void portsAreDifferent() {
    try (ReservedPorts ports = ReservedPorts.of(20)) {
      assertThat(ports.numbers()).hasSize(20).doesNotHaveDuplicates().allMatch(port -> port > 0);
    }
  }

  /** What a server does that is told a port; it is reached there, also when it's let go. */
  @Test
  void serverThatAsksForTheVeryPortGetsIt() throws IOException {
    ReservedPorts ports = ReservedPorts.of(1);
    try (ServerSocket server = listen(ports.numbers().get(0), true)) {
      assertReached(server);
      ports.close();
      assertReached(server);
    }
  }

  @Test
  void whoeverDoesNotKnowBetterIsRefused() {
    try (ReservedPorts ports = ReservedPorts.of(1)) {
      assertThatThrownBy(() -> listen(ports.numbers().get(0), false))
          .isInstanceOf(BindException.class);
    }
  }

  /** The system has some 28,000 to give; a few thousand of them would meet one of a thousand. */
  @Test
  void nobodyWhoAsksForAFreePortIsGivenOne() throws IOException {
    List<ServerSocket> others = new ArrayList<>();
    try (ReservedPorts ports = ReservedPorts.of(1_000)) {
      for (int i = 0; i < 2_000; i++) {
        others.add(listen(0, true));
      }
      assertThat(others)
          .extracting(ServerSocket::getLocalPort)
          .doesNotContainAnyElementsOf(ports.numbers());
    } finally {
      for (ServerSocket other : others) {
        other.close();
      }
    }
  }

  private static ServerSocket listen(int port, boolean reuseAddress) throws IOException {
    ServerSocket server = new ServerSocket();
    server.setReuseAddress(reuseAddress);
    try {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return server;
    } catch (IOException e) {
      server.close();
      throw e;
    }
  }

  private static void assertReached(ServerSocket server) throws IOException {
    try (Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
        Socket accepted = server.accept()) {
      assertThat(accepted.getPort()).isEqualTo(client.getLocalPort());
    }
  }
}
