package io.brokerbench.request;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brokerbench.console.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a program that is to run forks, and can't. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ForkJvmTest {
  @TempDir Path folder;

  private ForkJvm script(String body) throws IOException {
    Path script = Files.writeString(folder.resolve("java"), "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return new ForkJvm(script.toString(), folder);
  }

  @Test
  void thisVeryJvmIsFine() {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");

    new ForkJvm(java.toString(), folder).check(ForkJvm.PATIENCE);
  }

  @Test
  void whatItSaysIsPassedOn() throws IOException {
    assertThatThrownBy(() -> script("echo no libjvm.so >&2; exit 3").check(ForkJvm.PATIENCE))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("it ended with status 3 and said: no libjvm.so");
  }

  @Test
  void onlyAVersionIsAnAnswer() throws IOException {
    assertThatThrownBy(() -> script("echo hello").check(ForkJvm.PATIENCE))
        .hasMessageContaining("it ended with status 0 and said: hello");
    script("echo 'openjdk version \"17\"' >&2").check(ForkJvm.PATIENCE);
  }

  @Test
  void whatDoesNotEndIsEnded() throws IOException {
    assertThatThrownBy(() -> script("exec sleep 1000").check(Duration.ofMillis(1)))
        .hasMessageContaining("it didn't end within");
  }

  @Test
  void whatIsNoProgramForThisMachineIsSaidToBe() throws IOException {
    Path script = folder.resolve("java");
    script("");
    Files.write(script, new byte[] {1, 2, 3});

    assertThatThrownBy(() -> new ForkJvm(script.toString(), folder).check(ForkJvm.PATIENCE))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("is no JVM");
  }
}
