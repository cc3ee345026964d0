package io.brokerbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.console.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class FailureTest {
  @Test
  void wordsOfFilesAndServersDoNotReachTheTerminalAsCommands() {
    assertThat(Failure.of(new UsageException("a\u001b[2Jb\rc\nd\te")).words())
        .isEqualTo("a?[2Jb?c\nd\te");
  }

  @Test
  void aFileThatIsNotThereIsNamedHoweverDeepItsFailureWas() {
    IOException missing = new NoSuchFileException("x.json");

    assertThat(Failure.of(new UncheckedIOException(missing)))
        .isEqualTo(Failure.of(missing))
        .isEqualTo(
            new Failure(
                ExitStatus.UNAVAILABLE,
                "Cannot read or write: x.json: there is no such file or folder."));
  }
}
