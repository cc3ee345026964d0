package io.brokerbench.request;

import io.brokerbench.benchmarks.ForkLanguage;
import io.brokerbench.console.RootCause;
import io.brokerbench.console.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Properties;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.util.Version;

/** Another benchmarks.jar, whose benchmarks this one's launcher is to run. */
final class SideJar {
  private static final String BENCHMARKS = "META-INF/BenchmarkList";
  private static final String JMH = "jmh.properties";

  private final Path jar;

  SideJar(Path jar) {
    this.jar = jar;
  }

  /**
   * Refuses a jar that can't run cells: its forks have to speak this JMH's language.
   *
   * @throws UsageException naming what it lacks
   */
  void check(Collection<Cell> cells) {
    if (!Files.isRegularFile(jar)) {
      throw new UsageException(jar + ": there is no such file; give a benchmarks.jar.");
    }
    try (JarFile file = new JarFile(jar.toFile())) {
      checkJmh(file);
      Set<String> benchmarks = benchmarks(file);
      for (Cell cell : cells) {
        if (!benchmarks.contains(cell.benchmark())) {
          throw new UsageException(
              jar + " has no benchmark " + cell.benchmark() + "; choose one that both jars have.");
        }
      }
      checkLanguage(file);
    } catch (IOException e) {
      throw new UsageException(
          jar + ": not a benchmarks.jar (" + RootCause.reason(e) + "); give one.");
    }
  }

  private void checkJmh(JarFile file) throws IOException {
    Properties properties = new Properties();
    try (InputStream in = file.getInputStream(entry(file, JMH))) {
      properties.load(in);
    }
    String version = properties.getProperty("jmh.version", "unknown");
    if (!version.equals(Version.getPlainVersion())) {
      throw new UsageException(
          jar
              + " has JMH "
              + version
              + ", this suite "
              + Version.getPlainVersion()
              + ": forks and launcher need the same. Build it with that version.");
    }
  }

  /** A fork of another version may name or make its answer otherwise. */
  private void checkLanguage(JarFile file) {
    for (String name : ForkLanguage.classes()) {
      if (file.getEntry(name.replace('.', '/') + ".class") == null) {
        throw new UsageException(
            jar
                + " is of a version whose forks don't speak this one's language: it has no "
                + name
                + ". Run each jar by itself, and compare the two runs.");
      }
    }
  }

  private static Set<String> benchmarks(JarFile file) throws IOException {
    try (InputStream in = file.getInputStream(entry(file, BENCHMARKS))) {
      return BenchmarkList.readBenchmarkList(in).stream()
          .map(BenchmarkListEntry::getUsername)
          .collect(Collectors.toSet());
    }
  }

  private static ZipEntry entry(JarFile file, String name) throws IOException {
    ZipEntry entry = file.getEntry(name);
    if (entry == null) {
      throw new IOException("it has no " + name);
    }
    return entry;
  }
}
