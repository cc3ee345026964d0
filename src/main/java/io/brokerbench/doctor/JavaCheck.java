package io.brokerbench.doctor;

import java.nio.file.Path;
import java.util.List;

/**
 * The JDK that runs this, and forks and brokers on the JVM with it. That it is new enough needs no
 * check: an older one can't read our classes.
 *
 * @param version vendor and version
 * @param feature the version's first number
 * @param home where it is
 */
record JavaCheck(String version, int feature, Path home) implements Check {
  private static final int VIRTUAL_THREADS = 21;

  static JavaCheck ofThisJvm(Path home) {
    return new JavaCheck(
        Runtime.version() + " of " + System.getProperty("java.vendor"),
        Runtime.version().feature(),
        home);
  }

  @Override
  public List<Finding> examine() {
    return List.of(
        Finding.ok(
            "java",
            version + (feature < VIRTUAL_THREADS ? "; -p threads=VIRTUAL takes a JDK 21" : "")),
        Finding.ok("java of forks", home + ", unless -jvm names another"));
  }
}
