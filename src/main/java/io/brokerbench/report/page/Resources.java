package io.brokerbench.report.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The scripts and styles that a page has in it. */
final class Resources {
  private static final String ECHARTS = "META-INF/maven/org.webjars.npm/echarts/pom.properties";

  private Resources() {}

  /** One of our own. */
  static String own(String name) {
    return read(Resources.class.getPackageName().replace('.', '/') + "/" + name);
  }

  /** The chart library, with its licence's notice at the beginning. */
  static String echarts() {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(read(ECHARTS)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return read(
        "META-INF/resources/webjars/echarts/"
            + properties.getProperty("version")
            + "/dist/echarts.min.js");
  }

  private static String read(String name) {
    try (InputStream in = Resources.class.getClassLoader().getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("Not on the class path: " + name);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
