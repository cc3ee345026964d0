package io.brokerbench.provision.external;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.broker.RunNames;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which names are left over, on machines whose clocks differ. */
class SharedNamesTest {
  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

  /** Of a machine that isn't this one. */
  private static final String ELSEWHERE = "r" + "0".repeat(21);

  private static String data(String run) {
    return new RunNames(run).of("brokerbench-2f-0");
  }

  private static String mark(String run, Instant until) {
    return new RunMark(run, until).name();
  }

  @Test
  void whatARunHasIsNotStaleWhileItsLeaseLasts() {
    List<String> names = List.of(mark(ELSEWHERE, NOW.plusSeconds(1)), data(ELSEWHERE));

    SharedNames shared = SharedNames.of(names, NOW);

    assertThat(shared.living()).containsExactly(ELSEWHERE);
    assertThat(shared.stale()).isEmpty();
  }

  @Test
  void aLeaseLastsLongerByAsMuchAsClocksMayDiffer() {
    Instant until = NOW.minus(RunMark.CLOCKS);
    List<String> names = List.of(mark(ELSEWHERE, until.plusSeconds(1)), data(ELSEWHERE));

    assertThat(SharedNames.of(names, NOW).stale()).isEmpty();
    assertThat(SharedNames.of(names, NOW.plusSeconds(1)).stale())
        .containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  void oneMarkThatLastsIsEnough() {
    List<String> names =
        List.of(
            mark(ELSEWHERE, NOW.minus(Presence.LEASE.multipliedBy(2))),
            mark(ELSEWHERE, NOW.plusSeconds(1)),
            data(ELSEWHERE));

    assertThat(SharedNames.of(names, NOW).stale()).isEmpty();
  }

  @Test
  void withoutAMarkWhatARunHasIsStale() {
    assertThat(SharedNames.of(List.of(data(ELSEWHERE)), NOW).stale())
        .containsExactly(data(ELSEWHERE));
  }

  @Test
  void namesWithoutARunAreNotTouched() {
    SharedNames shared = SharedNames.of(List.of("brokerbench-left-behind"), NOW);

    assertThat(shared.stale()).isEmpty();
    assertThat(shared.unknown()).containsExactly("brokerbench-left-behind");
  }

  @Test
  void marksAreKnownByTheirNamesAlsoAsStreams() {
    String run = RunId.next();
    RunMark mark = new RunMark(run, NOW);

    assertThat(RunMark.of(mark.name())).contains(mark);
    assertThat(RunMark.of(mark.name() + "-stream")).contains(mark);
    assertThat(RunMark.noteFrom(RunMark.note(run, ELSEWHERE) + "-stream")).contains(ELSEWHERE);
    assertThat(RunMark.of(data(run))).isEmpty();
  }
}
