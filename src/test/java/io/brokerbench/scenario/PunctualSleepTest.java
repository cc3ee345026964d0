package io.brokerbench.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** On a machine whose clock stands still but for sleeping and looking at it. */
@Timeout(20)
class PunctualSleepTest {
  private static final long GAP = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long LOOK = 50;

  private final Random random = new Random(1);
  private long now;
  private long asleep;

  private PunctualSleep sleep(LongUnaryOperator taken) {
    return new PunctualSleep(
        () -> now += LOOK,
        nanos -> {
          long slept = taken.applyAsLong(nanos);
          asleep += slept;
          now += slept;
        });
  }

  /** How late each of so many messages was, the first half aside. */
  private List<Long> lateness(PunctualSleep sleep, long gap, int messages) throws Exception {
    List<Long> late = new ArrayList<>();
    for (int i = 1; i <= messages; i++) {
      sleep.until(i * gap);
      if (i > messages / 2) {
        late.add(now - i * gap);
      }
    }
    return late.stream().sorted().toList();
  }

  private long lateByMuchTheSame(long nanos) {
    return nanos + 80_000 + random.nextInt(10_000);
  }

  @Test
  void whatASystemAlwaysOversleepsIsLearnt() throws Exception {
    List<Long> late = lateness(sleep(this::lateByMuchTheSame), GAP, 2_000);

    assertThat(late.get(late.size() / 2)).isLessThan(10_000);
    assertThat(late.get(0)).isNotNegative();
  }

  @Test
  void nearlyAllOfTheTimeIsSleptAndNotSpun() throws Exception {
    lateness(sleep(this::lateByMuchTheSame), GAP, 2_000);

    assertThat(asleep).isGreaterThan(now / 100 * 99);
  }

  @Test
  void aPunctualSystemIsNotAskedToWakeEarlier() throws Exception {
    List<Long> late = lateness(sleep(nanos -> nanos), GAP, 2_000);

    assertThat(late.get(late.size() - 1)).isLessThan(5_000);
    assertThat(asleep).isGreaterThan(now / 100 * 99);
  }

  /** What is due sooner than any sleep ends would otherwise be spun for, all the time. */
  @Test
  void messagesThatAreCloseLeaveTheProcessorToOthers() throws Exception {
    lateness(sleep(this::lateByMuchTheSame), 20_000, 20_000);

    assertThat(asleep).isGreaterThan(now / 100 * 95);
  }

  @Test
  void aSystemThatIsFarTooLateIsNotSpunFor() throws Exception {
    PunctualSleep sleep = sleep(nanos -> nanos + TimeUnit.MILLISECONDS.toNanos(5));
    lateness(sleep, 10 * GAP, 2_000);
    now = 0;
    asleep = 0;

    sleep.until(10 * GAP);

    assertThat(asleep).isGreaterThan(10 * GAP - 200_000);
  }

  @Test
  void aSleepThatEndsForNoReasonIsGoneOnWith() throws Exception {
    PunctualSleep sleep = sleep(nanos -> nanos > 1_000 ? nanos / 2 : nanos);

    sleep.until(GAP);

    assertThat(now).isGreaterThanOrEqualTo(GAP);
    assertThat(asleep).isGreaterThan(GAP - 10_000);
  }

  @Test
  void whatIsDueAlreadyIsNotWaitedFor() throws Exception {
    now = 5 * GAP;

    sleep(this::lateByMuchTheSame).until(GAP);

    assertThat(asleep).isZero();
  }

  @Test
  void anInterruptEndsIt() {
    PunctualSleep sleep = sleep(nanos -> 1);
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> sleep.until(GAP)).isInstanceOf(InterruptedException.class);
  }
}
