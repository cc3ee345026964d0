package io.brokerbench.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

class WorkerThreadsTest {
  @Test
  @EnabledForJreRange(max = JRE.JAVA_20)
  void virtualThreadsAreRefusedBelowJdk21() {
    assertThat(WorkerThreads.VIRTUAL.isAvailable()).isFalse();
    assertThatThrownBy(() -> WorkerThreads.VIRTUAL.newThread("a", () -> {}))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageMatching("Virtual threads need JDK 21 or newer; this is \\d+\\.");
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void virtualThreadsAreNamedDaemonsOutsideThePlatformsThreads() throws Exception {
    CompletableFuture<Boolean> isAmongPlatformThreads = new CompletableFuture<>();
    Thread thread =
        WorkerThreads.VIRTUAL.newThread(
            "a",
            () ->
                isAmongPlatformThreads.complete(
                    Thread.getAllStackTraces().containsKey(Thread.currentThread())));
    thread.start();
    assertThat(isAmongPlatformThreads.get()).isFalse();
    assertThat(thread.getName()).isEqualTo("a");
    assertThat(thread.isDaemon()).isTrue();
  }

  @Test
  void platformThreadsAreNamedDaemonsEverywhere() {
    assertThat(WorkerThreads.PLATFORM.isAvailable()).isTrue();
    Thread thread = WorkerThreads.PLATFORM.newThread("a", () -> {});
    assertThat(thread.getName()).isEqualTo("a");
    assertThat(thread.isDaemon()).isTrue();
  }
}
