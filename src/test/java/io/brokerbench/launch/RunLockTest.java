package io.brokerbench.launch;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brokerbench.console.UnavailableException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {
  @TempDir Path folder;

  @Test
  @SuppressWarnings("try") // the lock is only held
  void secondRunIsRefusedUntilTheFirstHasEnded() throws IOException {
    try (RunLock first = RunLock.acquire(folder)) {
      assertThatThrownBy(() -> RunLock.acquire(folder))
          .isInstanceOf(UnavailableException.class)
          .hasMessageStartingWith("Another benchmark run is going on");
    }

    assertThatNoException().isThrownBy(() -> RunLock.acquire(folder).close());
  }

  @Test
  @SuppressWarnings("try") // the lock is only held
  void runOfPlainJmhIsRespected() throws IOException {
    try (FileChannel jmh =
            FileChannel.open(
                folder.resolve("jmh.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = jmh.lock()) {
      assertThatThrownBy(() -> RunLock.acquire(folder))
          .isInstanceOf(UnavailableException.class)
          .hasMessageContaining("jmh.lock");
    }
  }

  @Test
  void withoutAFolderNothingIsLocked() throws IOException {
    RunLock.acquire(null).close();
  }
}
