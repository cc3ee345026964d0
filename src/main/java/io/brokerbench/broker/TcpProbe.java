package io.brokerbench.broker;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/**
 * Finds out why a client got no answer from an address: clients that retry only say that time was
 * up. Sends nothing but the first message of a TLS handshake.
 */
public final class TcpProbe {
  private static final int TIMEOUT_MILLIS = 2_000;

  private TcpProbe() {}

  /** Why nothing at all can be reached there, in one clause; empty if somebody accepts. */
  public static Optional<String> unreachable(String host, int port) {
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      return Optional.of("there is no host of this name");
    }
    try (Socket socket = new Socket()) {
      socket.connect(address, TIMEOUT_MILLIS);
      return Optional.empty();
    } catch (SocketTimeoutException | NoRouteToHostException e) {
      return Optional.of("the host doesn't answer");
    } catch (ConnectException e) {
      return Optional.of("nothing listens on this port");
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** Whether whoever accepts connections there answers to TLS. */
  public static boolean speaksTls(String host, int port) {
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(host, port), TIMEOUT_MILLIS);
      plain.setSoTimeout(TIMEOUT_MILLIS);
      try (SSLSocket tls =
          (SSLSocket)
              SSLContext.getDefault().getSocketFactory().createSocket(plain, host, port, true)) {
        tls.startHandshake();
        return true;
      }
    } catch (SSLException e) {
      // That we don't trust it doesn't matter here: it has shown a certificate.
      return TlsFault.of(e).filter(fault -> fault != TlsFault.NO_TLS).isPresent();
    } catch (IOException | NoSuchAlgorithmException e) {
      return false;
    }
  }
}
