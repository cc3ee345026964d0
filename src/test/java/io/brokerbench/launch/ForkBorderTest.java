package io.brokerbench.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.plan.RunOutcome;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a user is told of forks that failed, across the border between real JVMs. */
@Timeout(120)
class ForkBorderTest {
  @TempDir Path folder;
  private LaunchFixture fixture;

  @BeforeEach
  void setUp() {
    fixture = new LaunchFixture(folder);
  }

  private RunOutcome launch(String... words) {
    String[] all = new String[words.length + 5];
    System.arraycopy(
        new String[] {"PlantedBenchmark", "-f", "1", "-p", "broker=NATS"}, 0, all, 0, 5);
    System.arraycopy(words, 0, all, 5, words.length);
    return fixture.launch(all);
  }

  @Test
  void aFailureThatCannotBeSerializedIsToldInItsWords() {
    assertThat(launch("-p", "plant=THROWS_UNSERIALIZABLE")).isEqualTo(RunOutcome.INVALID);
    assertThat(fixture.out())
        .contains("The planted server did not do it: limit of 1000 [10121]")
        .doesNotContain("exit code", "Exception");
  }

  /** A benchmark of somebody else's has no such border; its JVM is quoted. */
  @Test
  void aForkThatEndsWithoutAnAnswerIsQuoted() {
    assertThat(launch("-p", "plant=THROWS_PAST_THE_BORDER")).isEqualTo(RunOutcome.INVALID);
    assertThat(fixture.out())
        .contains("the fork ended without an answer, and said: The planted server did not do it");
  }

  @Test
  void aJvmThatDoesNotTakeItsFlagsIsQuoted() {
    assertThat(launch("-jvmArgsAppend", "-XX:NoSuchFlag=1")).isEqualTo(RunOutcome.INVALID);
    assertThat(fixture.out())
        .contains("said: Unrecognized VM option 'NoSuchFlag=1'")
        .doesNotContain("Could not create the Java Virtual Machine");
  }
}
