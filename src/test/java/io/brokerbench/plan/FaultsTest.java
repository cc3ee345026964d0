package io.brokerbench.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.brokerbench.benchmarks.ForkEvidence;
import io.brokerbench.census.HeapReport;
import io.brokerbench.census.LeakedThread;
import io.brokerbench.census.ThreadReport;
import io.brokerbench.measure.Account;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FaultsTest {
  @Test
  void anExactAccountHasNoFault() {
    assertThat(Faults.of(evidence(missing(0, 0, 0), null, List.of(), List.of()))).isEmpty();
  }

  @Test
  void whatIsGoneIsLost() {
    assertThat(Faults.of(missing(3, 0, 0)))
        .isEqualTo("lost 3 (acknowledged, and gone) of published 10, acknowledged 10, delivered 7");
  }

  @Test
  void whatIsThereIsNotCalledLost() {
    assertThat(Faults.of(missing(0, 3, 0)))
        .startsWith(
            "undelivered 3 (not in time: they came late, or the broker still holds them) of");
  }

  @Test
  void whatCouldNotBeLookedForIsSaidToBeUnknown() {
    assertThat(Faults.of(missing(0, 3, 3)))
        .startsWith("undelivered 3 (whether the broker holds them is not known) of published");
    assertThat(Faults.of(missing(1, 3, 2)))
        .startsWith(
            "lost 1 (acknowledged, and gone), undelivered 3 (not in time; whether the broker holds"
                + " 2 of them is not known) of published");
  }

  @Test
  void whatWasSeenFirstIsSaidBeforeWhatFollowed() {
    List<LeakedThread> leaked = List.of(new LeakedThread("stray-1", "ours", true, List.of()));
    assertThat(
            Faults.of(
                evidence(missing(0, 3, 0), "refused", List.of("then this", "and that"), leaked)))
        .containsExactly(
            Faults.of(missing(0, 3, 0)),
            "a message could not be published: refused",
            "then this",
            "and that",
            "1 leaked: stray-1");
  }

  private static Account missing(long lost, long undelivered, long unsought) {
    long delivered = 10 - lost - undelivered;
    return new Account(10, 10, 0, delivered, lost, undelivered, unsought, 0, 0, 0, 0, 0);
  }

  private static ForkEvidence evidence(
      Account account, @Nullable String refusal, List<String> problems, List<LeakedThread> leaked) {
    return new ForkEvidence(
        account,
        refusal,
        null,
        new ThreadReport(1, 1, leaked),
        new HeapReport(1, 1),
        null,
        Map.of(),
        problems);
  }
}
