package io.brokerbench.provision.external;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.broker.RunNames;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RunIdTest {
  /** A process that says the id of a run of its own, and waits for its end. */
  static final class Living {
    private Living() {}

    public static void main(String[] arguments) throws InterruptedException {
      System.out.println(RunId.next());
      Thread.currentThread().join();
    }
  }

  @Test
  void eachIsAnotherAndAllAreOfOneForm() {
    String one = RunId.next();
    assertThat(one).matches(RunNames.ID).isNotEqualTo(RunId.next());
  }

  @Test
  void aRunOfThisProcessIsNotOver() {
    assertThat(RunId.isOver(RunId.next())).isFalse();
  }

  @Test
  void aRunIsOverWhenItsProcessWasKilled() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Living.class.getName())
            .start();
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      String run = out.readLine();
      assertThat(RunId.isOver(run)).isFalse();
      process.destroyForcibly().waitFor();
      assertThat(RunId.isOver(run)).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }

  /** The process has this one's number, and began at another time. */
  @Test
  void aRunIsOverWhenItsNumberIsAnotherProcess() {
    String own = RunId.next();
    int start = own.length() - 10;
    assertThat(RunId.isOver(own.substring(0, start) + "zzzzzzzz00")).isTrue();
  }

  @Test
  void nothingIsKnownOfARunOnAnotherMachine() {
    assertThat(RunId.isOver("r" + "_".repeat(6) + RunId.next().substring(7))).isFalse();
  }
}
