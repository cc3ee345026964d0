package io.brokerbench.visualizer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.List;
import java.util.stream.Collectors;

/** The addresses of the JMH visualizer's page that make it load files from elsewhere. */
public final class VisualizerAddress {
  /** Where its author runs it. */
  public static final URI PUBLIC = URI.create("https://jmh.morethan.io/");

  private VisualizerAddress() {}

  /**
   * The page that draws files.
   *
   * @param site the visualizer, the public one or another
   * @param files where it gets them; several are compared. None has a comma, which parts them.
   */
  public static String of(URI site, List<URI> files) {
    String parameter = files.size() == 1 ? "source" : "sources";
    return site
        + "?"
        + parameter
        + "="
        + files.stream().map(VisualizerAddress::encoded).collect(Collectors.joining(","));
  }

  /** As a part of a query, where a colon and a slash may stay, and are easier to read. */
  private static String encoded(URI file) {
    return URLEncoder.encode(file.toString(), UTF_8)
        .replace("+", "%20")
        .replace("%3A", ":")
        .replace("%2F", "/");
  }
}
