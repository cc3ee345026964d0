package io.brokerbench.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Timeout.ThreadMode.SAME_THREAD;

import io.brokerbench.launch.LaunchFixture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

// What is interrupted is the thread that has begun to watch.
@Timeout(value = 60, threadMode = SAME_THREAD)
class InterruptionTest {
  @TempDir Path folder;
  private Interruption interruption;

  @BeforeEach
  @Timeout(value = 60, threadMode = SAME_THREAD)
  void watch() {
    interruption = Interruption.watch(new LaunchFixture(folder).terminal());
  }

  @AfterEach
  void unwatch() {
    interruption.close();
  }

  private static Process sleep() throws IOException {
    return new ProcessBuilder("sleep", "600").start();
  }

  @Test
  void forksProcessIsEndedAndOthersAreLeftAlone() throws Exception {
    Process bystander = sleep();
    try {
      CompletableFuture<Void> stopping = new CompletableFuture<>();
      Process fork =
          interruption.endable(
              () -> {
                Process started = sleep();
                stopping.completeAsync(this::stop);
                started.waitFor();
                return started;
              });
      interruption.close();
      stopping.join();

      assertThat(fork.isAlive()).isFalse();
      assertThat(bystander.isAlive()).isTrue();
      assertThat(interruption.requested()).isTrue();
    } finally {
      bystander.destroyForcibly();
    }
  }

  private @Nullable Void stop() {
    interruption.stop();
    return null;
  }

  @Test
  void waitingForABrokerIsInterrupted() {
    CompletableFuture<Void> stopping = new CompletableFuture<>();

    assertThatThrownBy(
            () ->
                interruption.interruptible(
                    () -> {
                      stopping.completeAsync(this::stop);
                      new CountDownLatch(1).await();
                      return "never";
                    }))
        .isInstanceOf(InterruptedException.class);

    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    interruption.close();
    stopping.join();
  }

  @Test
  void nothingIsBegunAfterwards() {
    interruption.close(); // or it would wait for the run to end
    interruption.stop();

    assertThatThrownBy(() -> interruption.endable(InterruptionTest::sleep))
        .isInstanceOf(InterruptedException.class);
  }
}
