package io.brokerbench.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs other programs that tell something. */
@FunctionalInterface
interface Programs {
  /** Runs a program for some seconds at most; empty if there is none, or it didn't end. */
  Optional<Output> run(List<String> command);

  /** What a program came to, and printed. */
  record Output(int status, String text) {}

  /** Those of this machine. */
  static Programs system() {
    return Programs::start;
  }

  private static Optional<Output> start(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try {
        process.getOutputStream().close();
        // What is asked for fits into the pipe.
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
          return Optional.empty();
        }
        String text = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        return Optional.of(new Output(process.exitValue(), text));
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
