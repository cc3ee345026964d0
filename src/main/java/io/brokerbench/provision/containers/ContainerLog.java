package io.brokerbench.provision.containers;

import io.brokerbench.provision.ProvisionException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.testcontainers.containers.output.OutputFrame;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.containers.wait.strategy.WaitStrategy;

/** Writes what a container prints into a file, on Docker's own thread. */
final class ContainerLog implements Consumer<OutputFrame>, AutoCloseable {
  /** Why a broker that has gone isn't ready. */
  static final String ENDED = "it ended before it was ready";

  private static final Duration REST = Duration.ofSeconds(5);

  private final String readyText;
  private final OutputStream file;
  private final CountDownLatch readyOrEnded = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);

  /**
   * Replaces the file if there is one.
   *
   * @param readyText what the broker prints when it is up
   */
  ContainerLog(Path path, String readyText) throws IOException {
    this.readyText = readyText;
    Files.createDirectories(path.toAbsolutePath().getParent());
    file = Files.newOutputStream(path);
  }

  @Override
  public void accept(OutputFrame frame) {
    if (frame.getType() == OutputFrame.OutputType.END) {
      readyOrEnded.countDown();
      ended.countDown();
      return;
    }
    try {
      file.write(frame.getBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (readyOrEnded.getCount() > 0 && frame.getUtf8String().contains(readyText)) {
      readyOrEnded.countDown();
    }
  }

  /** Waits for the text. Other than Testcontainers' own, it doesn't wait for a dead container. */
  WaitStrategy readiness() {
    return new AbstractWaitStrategy() {
      @Override
      protected void waitUntilReady() {
        try {
          if (!readyOrEnded.await(startupTimeout.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new ProvisionException(
                "it was not ready within "
                    + startupTimeout.toSeconds()
                    + " s. If the machine is busy with something else, let it finish and try"
                    + " again");
          }
          if (ended.getCount() == 0) {
            throw new ProvisionException(ENDED);
          }
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new ProvisionException("the start was interrupted", e);
        }
      }
    };
  }

  /** Closes the file when it has all that a container that has ended printed. */
  @Override
  public void close() {
    try {
      ended.await(REST.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
