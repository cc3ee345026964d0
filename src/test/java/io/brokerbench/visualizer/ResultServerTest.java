package io.brokerbench.visualizer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultServerTest {
  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir Path folder;
  private Path first;
  private Path second;
  private ResultServer server;

  @BeforeEach
  void serve() throws IOException {
    first =
        Files.writeString(Files.createDirectory(folder.resolve("run")).resolve("jmh.json"), "[1]");
    second = Files.writeString(folder.resolve("other.json"), "[2]");
    Files.writeString(folder.resolve("secret.json"), "secret");
    server = ResultServer.start(List.of(first, second), VisualizerAddress.PUBLIC);
  }

  @AfterEach
  void close() {
    server.close();
  }

  private URI address() {
    return server.addresses().get(0);
  }

  private HttpResponse<String> send(String method, URI address, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address).method(method, BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  /** Connected to the server's port at 127.0.0.N. */
  private Socket connected(int n) throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) n});
    return new Socket(loopback, address().getPort());
  }

  /** The first line that comes back to a request as it stands, which no client would send. */
  private String raw(String target, String host) throws IOException {
    try (Socket socket = connected(1)) {
      String request = "GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(UTF_8));
      return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine();
    }
  }

  @Test
  void visualizerMayReadEachFile() throws Exception {
    assertThat(server.addresses())
        .extracting(URI::getPath)
        .containsExactly("/1/run.json", "/2/other.json");

    HttpResponse<String> answer = send("GET", server.addresses().get(1));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("[2]");
    assertThat(answer.headers().map())
        .containsEntry("access-control-allow-origin", List.of("https://jmh.morethan.io"))
        .containsEntry("content-type", List.of("application/json"))
        .containsEntry("cache-control", List.of("no-store"));
  }

  @Test
  void fileIsReadAnewForEachRequest() throws Exception {
    Files.writeString(first, "[3]");

    assertThat(send("GET", address()).body()).isEqualTo("[3]");
  }

  @Test
  void headHasTheLengthAndNothingElse() throws Exception {
    HttpResponse<String> answer = send("HEAD", address());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.headers().firstValueAsLong("content-length")).hasValue(3);
  }

  @Test
  void preflightMayReachThisMachine() throws Exception {
    HttpResponse<String> answer =
        send(
            "OPTIONS",
            address(),
            "Origin",
            "https://jmh.morethan.io",
            "Access-Control-Request-Method",
            "GET",
            "Access-Control-Request-Private-Network",
            "true");

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().map())
        .containsEntry("access-control-allow-origin", List.of("https://jmh.morethan.io"))
        .containsEntry("access-control-allow-methods", List.of("GET, HEAD, OPTIONS"))
        .containsEntry("access-control-allow-private-network", List.of("true"));
  }

  @Test
  void othersAreNotToldThatTheyMay() throws Exception {
    assertThat(send("OPTIONS", address()).headers().map())
        .doesNotContainKey("access-control-allow-private-network");
    assertThat(send("GET", address(), "Origin", "https://elsewhere.org").headers().map())
        .containsEntry("access-control-allow-origin", List.of("https://jmh.morethan.io"));
  }

  @Test
  void nothingCanBeChanged() throws Exception {
    for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
      assertThat(send(method, address()).statusCode()).as(method).isEqualTo(405);
    }
    assertThat(first).hasContent("[1]");
  }

  @Test
  void nothingElseIsServed() throws Exception {
    String host = address().getRawAuthority();
    List<String> others =
        List.of(
            "/",
            "/1/",
            "/1/run.json/",
            "/secret.json",
            "/2/../secret.json",
            "/2/%2e%2e/secret.json",
            "//etc/passwd",
            first.toString());
    for (String other : others) {
      assertThat(raw(other, host)).as(other).contains(" 404 ");
    }
    assertThat(raw("/1/run.json", host)).contains(" 200 ");
  }

  @Test
  void fileThatIsGoneIsNotFound() throws Exception {
    Files.delete(first);

    assertThat(send("GET", address()).statusCode()).isEqualTo(404);
  }

  @Test
  void nameThatOnlyLeadsHereIsRefused() throws Exception {
    assertThat(raw("/1/run.json", "rebound.example:" + address().getPort())).contains(" 403 ");
    assertThat(raw("/1/run.json", "localhost:" + address().getPort())).contains(" 403 ");
  }

  @Test
  void noOtherAddressAnswers() {
    assertThatThrownBy(() -> connected(2).close()).isInstanceOf(ConnectException.class);
  }
}
