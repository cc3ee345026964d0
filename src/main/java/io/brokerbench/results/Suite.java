package io.brokerbench.results;

import io.brokerbench.broker.spi.Drivers;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.util.Version;

/**
 * Which suite this is.
 *
 * @param version its version
 * @param revision the git revision that its jar was built from
 * @param jmh JMH's version
 * @param clients the client libraries' versions, by name
 */
public record Suite(String version, String revision, String jmh, Map<String, String> clients) {
  private static final String UNKNOWN = "unknown";

  /** What the running jar and the libraries in it say of themselves. */
  public static Suite current() {
    Attributes manifest = manifest();
    return new Suite(
        orUnknown(manifest.getValue(Attributes.Name.IMPLEMENTATION_VERSION)),
        orUnknown(manifest.getValue("Git-Revision")),
        Version.getPlainVersion(),
        new TreeMap<>(Drivers.clientVersions()));
  }

  private static Attributes manifest() {
    try {
      Path jar = Path.of(Suite.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isRegularFile(jar)) {
        try (JarFile file = new JarFile(jar.toFile())) {
          return file.getManifest().getMainAttributes();
        }
      }
    } catch (IOException | URISyntaxException e) {
      // Not knowing the version is no reason not to measure.
    }
    return new Attributes();
  }

  private static String orUnknown(@Nullable String value) {
    return value == null ? UNKNOWN : value;
  }
}
