package io.brokerbench.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Kinds;
import io.brokerbench.console.OverdueException;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.RunningBroker;
import io.brokerbench.provision.local.PlantedBrokers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ForkWatchTest {
  private static final ForkDeadline LONG = new ForkDeadline(Duration.ofHours(1), "planted parts");
  private static final ForkDeadline PASSED = new ForkDeadline(Duration.ZERO, "planted parts");

  private static Process start(String command) throws IOException {
    return new ProcessBuilder("sh", "-c", command).start();
  }

  /** As JMH does it: waits without limit, and fails if the fork did. */
  private static int fork(String command) throws Exception {
    int status = start(command).waitFor();
    if (status != 0) {
      throw new IOException("Forked VM failed with exit code " + status);
    }
    return status;
  }

  private static RunningBroker broker(PlantedBrokers brokers) {
    return brokers.start(
        new BrokerSpec(Kinds.NATS, BrokerSpec.DEFAULT, Durability.MEMORY, 1), Path.of("unused"));
  }

  @Test
  void aForkThatEndsByItselfIsLeftAlone() throws Exception {
    ForkWatch watch = new ForkWatch(broker(new PlantedBrokers()), LONG);

    assertThat(watch.<Integer>over(() -> fork("exit 0"))).isZero();
    assertThatThrownBy(() -> watch.over(() -> fork("exit 3")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("exit code 3");
  }

  @Test
  void aForkIsEndedInTheMomentInWhichItsBrokerEnds() throws Exception {
    ForkWatch watch = new ForkWatch(broker(new PlantedBrokers().endingFirst()), LONG);

    assertThatThrownBy(() -> watch.over(() -> fork("exec sleep 600")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("exit code 137");
  }

  @Test
  void aForkWithAllItsProcessesIsEndedWhenItsDeadlineHasPassedAndOthersAreLeftAlone()
      throws Exception {
    Process bystander = start("exec sleep 600");
    try {
      ForkWatch watch = new ForkWatch(null, PASSED);

      assertThatThrownBy(() -> watch.over(() -> fork("sleep 600; exit 1")))
          .isInstanceOf(OverdueException.class)
          .hasMessageContaining("did not end within 0 s", "planted parts");
      assertThat(bystander.isAlive()).isTrue();
    } finally {
      bystander.destroyForcibly();
    }
  }

  @Test
  void aForkThatIsStoppedIsEnded() {
    ForkWatch watch = new ForkWatch(null, PASSED);

    assertThatThrownBy(() -> watch.over(() -> fork("kill -STOP $$; exit 0")))
        .isInstanceOf(OverdueException.class);
  }

  /** A fork may have ended well while its deadline passed. */
  @Test
  void whatAForkHasGivenIsKept() throws Exception {
    ForkWatch watch = new ForkWatch(null, PASSED);

    assertThat(watch.<String>over(() -> "given")).isEqualTo("given");
  }
}
