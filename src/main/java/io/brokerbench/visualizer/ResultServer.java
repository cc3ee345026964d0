package io.brokerbench.visualizer;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Serves the rows of a few files on the loopback interface, to the pages of one site only. Each
 * request reads them anew, so that reloading the page shows what a run has meanwhile.
 */
public final class ResultServer implements AutoCloseable {
  private static final int OK = 200;
  private static final int NO_CONTENT = 204;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int WRONG_METHOD = 405;
  private static final String METHODS = "GET, HEAD, OPTIONS";

  private final HttpServer server;
  private final String authority;
  private final String origin;
  private final Map<String, Path> files = new LinkedHashMap<>();

  private ResultServer(HttpServer server, URI site) {
    this.server = server;
    // By its number: browsers let a page that came by https fetch from it, but from few names.
    InetSocketAddress bound = server.getAddress();
    this.authority = bound.getAddress().getHostAddress() + ":" + bound.getPort();
    this.origin = site.getScheme() + "://" + site.getRawAuthority();
  }

  /**
   * Starts to serve, on a free port.
   *
   * @param files JMH's JSON
   * @param site whose pages may read them
   */
  public static ResultServer start(List<Path> files, URI site) throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    HttpServer http = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
    ResultServer server = new ResultServer(http, site);
    for (int i = 0; i < files.size(); i++) {
      // The number keeps names apart, and the site, which names runs by how their addresses
      // differ, from cutting names in the middle.
      server.files.put("/" + (i + 1) + "/" + RunTitle.of(files.get(i)) + ".json", files.get(i));
    }
    http.createContext("/", server::handle);
    http.start();
    return server;
  }

  /** Where the files are, in their order. */
  public List<URI> addresses() {
    return files.keySet().stream().map(path -> URI.create("http://" + authority + path)).toList();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
      Path file = files.get(exchange.getRequestURI().getPath());
      // Another name for this address may be another site's, whose pages could then read files.
      if (!authority.equals(exchange.getRequestHeaders().getFirst("Host"))) {
        refuse(exchange, FORBIDDEN);
      } else if (file == null || !Files.isRegularFile(file)) {
        refuse(exchange, NOT_FOUND);
      } else {
        answer(exchange, file);
      }
    }
  }

  private void answer(HttpExchange exchange, Path file) throws IOException {
    exchange.getResponseHeaders().set("Access-Control-Allow-Origin", origin);
    switch (exchange.getRequestMethod()) {
      case "GET", "HEAD" -> send(exchange, DrawnRows.of(file, files.values()));
      case "OPTIONS" -> allow(exchange);
      default -> {
        exchange.getResponseHeaders().set("Allow", METHODS);
        refuse(exchange, WRONG_METHOD);
      }
    }
  }

  private static void send(HttpExchange exchange, byte[] content) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "application/json");
    headers.set("Cache-Control", "no-store");
    if (exchange.getRequestMethod().equals("HEAD")) {
      headers.set("Content-Length", Integer.toString(content.length));
      exchange.sendResponseHeaders(OK, -1);
    } else {
      exchange.sendResponseHeaders(OK, content.length);
      exchange.getResponseBody().write(content);
    }
  }

  /** What a browser asks before it lets a page of the public internet fetch from this machine. */
  private static void allow(HttpExchange exchange) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Allow", METHODS);
    headers.set("Access-Control-Allow-Methods", METHODS);
    if (exchange.getRequestHeaders().containsKey("Access-Control-Request-Private-Network")) {
      headers.set("Access-Control-Allow-Private-Network", "true");
    }
    exchange.sendResponseHeaders(NO_CONTENT, -1);
  }

  private static void refuse(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
