package io.brokerbench.cli;

import io.brokerbench.broker.spi.BrokerDriver;
import io.brokerbench.console.UsageException;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;

/**
 * Jars that bring drivers of other brokers: they join the class path of this JVM and of its forks
 * before anybody asks for a driver. So they are looked for among the words before picocli reads
 * them.
 */
final class PlugIns {
  static final String OPTION = "--plugin";

  private static final String SERVICE = "META-INF/services/" + BrokerDriver.class.getName();
  private static final String CLASS_PATH = "java.class.path";

  private PlugIns() {}

  /**
   * Makes the jars known that words name.
   *
   * @throws UsageException if one is no jar with a driver in it
   */
  static void install(List<String> words) {
    List<Path> jars = jars(words);
    if (jars.isEmpty()) {
      return;
    }
    URL[] urls = jars.stream().map(PlugIns::url).toArray(URL[]::new);
    ClassLoader suite = PlugIns.class.getClassLoader();
    // As long as this JVM: classes are loaded from it at any time.
    Thread.currentThread().setContextClassLoader(new URLClassLoader(urls, suite));
    StringBuilder classPath = new StringBuilder(System.getProperty(CLASS_PATH));
    jars.forEach(jar -> classPath.append(File.pathSeparator).append(jar));
    System.setProperty(CLASS_PATH, classPath.toString()); // JMH gives it to forks
  }

  private static List<Path> jars(List<String> words) {
    List<Path> jars = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals(OPTION) && i + 1 < words.size()) {
        jars.add(jar(words.get(i + 1)));
      } else if (word.startsWith(OPTION + "=")) {
        jars.add(jar(word.substring(OPTION.length() + 1)));
      }
    }
    return jars;
  }

  private static Path jar(String given) {
    Path path = Main.path(given).toAbsolutePath();
    if (!Files.isRegularFile(path)) {
      throw new UsageException(OPTION + " " + given + ": there is no such file.");
    }
    try (JarFile jar = new JarFile(path.toFile())) {
      if (jar.getEntry(SERVICE) == null) {
        throw new UsageException(
            OPTION + " " + given + " has no driver: a line in " + SERVICE + " names its class.");
      }
      return path;
    } catch (IOException e) {
      throw new UsageException(OPTION + " " + given + " is no jar.");
    }
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(jar + " is a file, and has a URL", e);
    }
  }
}
