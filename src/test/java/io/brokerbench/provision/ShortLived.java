package io.brokerbench.provision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** How JVMs are started that live for some seconds, and whose speed nobody looks at. */
public final class ShortLived {
  /** Without the second compiler, which would take more processor time than it gives back. */
  public static final String FLAG = "-XX:TieredStopAtLevel=1";

  private static final Path JDK =
      Path.of("target", "short-lived-jdk-" + Runtime.version().feature()).toAbsolutePath();

  private ShortLived() {}

  /** This machine, with a JDK that starts its JVMs so: for real servers, and whatever else. */
  public static Host host() {
    Host here = Host.current();
    return new Host(here.variables(), here.workingFolder(), here.classPath(), jdk(here));
  }

  /** The program of such a JDK. */
  public static String java() {
    return jdk(Host.current()).resolve("bin").resolve("java").toString();
  }

  private static Path jdk(Host here) {
    Path java = JDK.resolve("bin").resolve("java");
    try {
      if (!Files.isExecutable(java)) {
        Path draft = Files.createTempFile(Files.createDirectories(java.getParent()), "java", "");
        Files.writeString(
            draft, "#!/bin/sh\nexec '%s/bin/java' %s \"$@\"\n".formatted(here.javaHome(), FLAG));
        if (!draft.toFile().setExecutable(true)) {
          throw new IOException(draft + " can't be made executable");
        }
        Files.move(draft, java, StandardCopyOption.ATOMIC_MOVE);
      }
      return JDK;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
